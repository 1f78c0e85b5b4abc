//! How the checks grow with a template: each input once and twice as large.
//!
//! `cargo bench --bench worst_case` prints the times. Where the second is far more than twice the first,
//! something grows with the square of the template.

use divan::{Bencher, Divan};
use ivs_core::Template;

fn main() {
    Divan::default().config_with_args().main();
}

const SIZES: [usize; 2] = [2_000, 4_000];

fn join(count: usize, separator: &str, each: impl Fn(usize) -> String) -> String {
    let all: Vec<_> = (0..count).map(each).collect();
    all.join(separator)
}

fn template(sections: &str, resources: &str) -> String {
    format!(
        r#"{{{sections}"Resources":{{"Main":{{"Type":"AWS::IVS::Channel"}},"Encoder":{{"Type":"AWS::IVS::StreamKey","Properties":{{"ChannelArn":{{"Ref":"Main"}}}}}}{resources}}}}}"#
    )
}

fn topic(items: &str) -> String {
    format!(r#","T":{{"Type":"AWS::SNS::Topic","Properties":{{"DisplayName":{items}}}}}"#)
}

fn conditions(count: usize, each: impl Fn(usize) -> String) -> String {
    let all = join(count, "", |number| {
        format!(r#","C{number}":{}"#, each(number))
    });
    format!(
        r#""Parameters":{{"S":{{"Type":"String"}}}},"Conditions":{{"First":{{"Fn::Equals":[{{"Ref":"S"}},"a"]}}{all}}},"#
    )
}

const NAMES: [&str; 12] = [
    "references",
    "unknown references",
    "tags",
    "variables of a sub",
    "outputs",
    "exports",
    "lookups in a mapping",
    "conditions that name the one before",
    "stream keys under conditions",
    "allowed values that are compared",
    "buckets and their policies",
    "resources that need the one before",
];

fn input(name: &'static str, count: usize) -> String {
    let none = String::new;
    let (sections, resources) = match name {
        "references" => {
            let items = join(count, ",", |_| r#"{"Ref":"Main"}"#.into());
            (none(), topic(&format!("[{items}]")))
        }
        "unknown references" => {
            let items = join(count, ",", |number| format!(r#"{{"Ref":"Mian{number}"}}"#));
            (none(), topic(&format!("[{items}]")))
        }
        "tags" => {
            let tags = join(count, ",", |number| {
                format!(r#"{{"Key":"k{number}","Value":"v"}}"#)
            });
            let room =
                format!(r#","R":{{"Type":"AWS::IVSChat::Room","Properties":{{"Tags":[{tags}]}}}}"#);
            (none(), room)
        }
        "variables of a sub" => {
            let text = join(count, "", |number| format!("${{V{number}}}"));
            let values = join(count, ",", |number| format!(r#""V{number}":"x""#));
            (
                none(),
                topic(&format!(r#"{{"Fn::Sub":["{text}",{{{values}}}]}}"#)),
            )
        }
        "outputs" => {
            let outputs = join(count, ",", |number| {
                format!(r#""O{number}":{{"Value":{{"Ref":"Main"}}}}"#)
            });
            (format!(r#""Outputs":{{{outputs}}},"#), none())
        }
        "exports" => {
            let outputs = join(count, ",", |number| {
                format!(r#""O{number}":{{"Value":"x","Export":{{"Name":"e{number}"}}}}"#)
            });
            (format!(r#""Outputs":{{{outputs}}},"#), none())
        }
        "lookups in a mapping" => {
            let keys = join(count, ",", |number| format!(r#""k{number}":"v""#));
            let items = join(count, ",", |number| {
                format!(r#"{{"Fn::FindInMap":["M","a","k{number}"]}}"#)
            });
            let mapping = format!(r#""Mappings":{{"M":{{"a":{{{keys}}}}}}},"#);
            (mapping, topic(&format!("[{items}]")))
        }
        "conditions that name the one before" => {
            let before = |number: usize| match number.checked_sub(1) {
                Some(before) => format!(r#"{{"Condition":"C{before}"}}"#),
                None => r#"{"Condition":"First"}"#.into(),
            };
            let each = |number| format!(r#"{{"Fn::And":[{0},{0}]}}"#, before(number));
            (conditions(count, each), none())
        }
        "stream keys under conditions" => {
            let each = |number| format!(r#"{{"Fn::Equals":[{{"Ref":"S"}},"{number}"]}}"#);
            let keys = join(count, "", |number| {
                format!(
                    r#","K{number}":{{"Type":"AWS::IVS::StreamKey","Condition":"C{number}","Properties":{{"ChannelArn":{{"Ref":"Main"}}}}}}"#
                )
            });
            (conditions(count, each), keys)
        }
        "allowed values that are compared" => {
            let values = join(count, ",", |number| format!(r#""v{number}""#));
            let compared = join(count, ",", |number| {
                format!(r#""C{number}":{{"Fn::Equals":[{{"Ref":"S"}},"w{number}"]}}"#)
            });
            let sections = format!(
                r#""Parameters":{{"S":{{"Type":"String","AllowedValues":[{values}]}}}},"Conditions":{{{compared}}},"#
            );
            (sections, none())
        }
        "buckets and their policies" => {
            let all = join(count, "", |number| {
                format!(
                    r#","P{number}":{{"Type":"AWS::S3::BucketPolicy","Properties":{{"Bucket":"b","PolicyDocument":{{}}}}}},"S{number}":{{"Type":"AWS::IVS::StorageConfiguration","Properties":{{"S3":{{"BucketName":"b"}}}}}}"#
                )
            });
            (none(), all)
        }
        _ => {
            let all = join(count, "", |number| {
                let before = number.checked_sub(1);
                let before = before.map_or("Main".into(), |before| format!("R{before}"));
                format!(r#","R{number}":{{"Type":"AWS::IVSChat::Room","DependsOn":"{before}"}}"#)
            });
            (none(), all)
        }
    };
    template(&sections, &resources)
}

/// The rules alone. Most of these templates break some of them.
#[divan::bench(args = NAMES, consts = SIZES, sample_count = 10, sample_size = 1)]
fn validate<const COUNT: usize>(bencher: Bencher<'_, '_>, name: &'static str) {
    #[expect(clippy::expect_used, reason = "each is a template")]
    let template = Template::from_json(&input(name, COUNT)).expect("it is a template");
    bencher.bench_local(|| template.validate());
}
