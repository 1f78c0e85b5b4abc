//! Small templates that would take very much time or memory if an analysis had no bound.
//!
//! Each is checked by a process of its own: this program again, under `ulimit`, so that one that grows
//! is stopped before it harms the machine. Other systems than Linux have no such limit for the size of
//! a process; there the test is skipped, and a notice is printed.

use ivs_core::Template;
use std::env;
use std::fmt::Write as _;
use std::process::Command;

/// In kilobytes of address space: much of it is reserved and never used.
const MEMORY: u32 = 1_000_000;

/// In seconds of the processor. Each takes some milliseconds; without a bound they take hours.
const TIME: u32 = 60;

const NAME: &str = "IVS_WORST_INPUT";

/// A name, the sections before the resources, and resources beside a channel with its stream key.
type Input = (&'static str, String, String);

fn conditions(count: usize, each: impl Fn(usize) -> String) -> String {
    let mut text = String::from(
        r#""Parameters":{"S":{"Type":"String"}},"Conditions":{"C0":{"Fn::Equals":[{"Ref":"S"},"a"]}"#,
    );
    for number in 1..count {
        let _ = write!(text, r#","C{number}":{}"#, each(number));
    }
    text + "},"
}

fn resources(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = write!(text, r#","R{number}":{}"#, each(number));
        text
    })
}

fn parameter(pattern: &str, default: &str) -> String {
    format!(
        r#""Parameters":{{"S":{{"Type":"String","AllowedPattern":"{pattern}","Default":"{default}"}}}},"#
    )
}

fn topic(name: &str) -> String {
    format!(r#","T":{{"Type":"AWS::SNS::Topic","Properties":{{"DisplayName":{name}}}}}"#)
}

fn under(condition: usize) -> String {
    format!(
        r#","X":{{"Type":"AWS::IVSChat::Room","Condition":"C{condition}"}},"Y":{{"Type":"AWS::SNS::Topic","Properties":{{"DisplayName":{{"Ref":"X"}}}}}}"#
    )
}

/// Twelve pigeons, each in one of eleven holes, no two in the same, of which no proof is short.
fn pigeons() -> String {
    let in_hole = |pigeon: usize, hole: usize| {
        format!(r#"{{"Fn::Equals":[{{"Ref":"P"}},"{pigeon}-{hole}"]}}"#).replace(
            r#"{"Ref":"P"}"#,
            &format!(r#"{{"Fn::Sub":"${{S}}{pigeon}-{hole}"}}"#),
        )
    };
    let mut parts = Vec::new();
    for pigeon in 0..12 {
        let holes: Vec<_> = (0..11).map(|hole| in_hole(pigeon, hole)).collect();
        parts.push(format!(r#"{{"Fn::Or":[{}]}}"#, holes.join(",")));
        for other in 0..pigeon {
            for hole in 0..11 {
                let [one, other] = [pigeon, other].map(|pigeon| in_hole(pigeon, hole));
                parts.push(format!(r#"{{"Fn::Not":[{{"Fn::And":[{one},{other}]}}]}}"#));
            }
        }
    }
    format!(r#"{{"Fn::And":[{}]}}"#, parts.join(","))
}

/// Conditions that name others, and all that stands under them.
fn inputs_with_conditions() -> Vec<Input> {
    let before = |number: usize| format!(r#"{{"Condition":"C{}"}}"#, number - 1);
    let twice = |number| format!(r#"{{"Fn::And":[{0},{0}]}}"#, before(number));
    let either = |number| {
        let one = before(number);
        let other = format!(r#"{{"Fn::Equals":[{{"Ref":"S"}},"{number}"]}}"#);
        format!(
            r#"{{"Fn::Or":[{{"Fn::And":[{one},{{"Fn::Not":[{other}]}}]}},{{"Fn::And":[{{"Fn::Not":[{one}]}},{other}]}}]}}"#
        )
    };
    let not = |number| format!(r#"{{"Fn::Not":[{}]}}"#, before(number));
    let ring = |number| {
        format!(
            r#"{{"Fn::Not":[{{"Condition":"C{}"}}]}}"#,
            number % 4_999 + 1
        )
    };
    let wide = |number| {
        let all: Vec<_> = (0..number)
            .map(|other| format!(r#"{{"Condition":"C{other}"}}"#))
            .collect();
        format!(r#"{{"Fn::And":[{}]}}"#, all.join(","))
    };
    let rooms = resources(300, |_| {
        r#"{"Type":"AWS::IVSChat::Room","Condition":"C1","Metadata":{"Ref":"X"}}"#.into()
    });
    let keys = resources(4_000, |_| {
        r#"{"Type":"AWS::IVS::StreamKey","Condition":"C0","Properties":{"ChannelArn":{"Ref":"Main"}}}"#
            .into()
    });
    vec![
        ("twice", conditions(60, twice), under(59)),
        ("either", conditions(60, either), under(59)),
        ("chain", conditions(9_000, not), under(8_999)),
        ("ring", conditions(5_000, ring), under(4_999)),
        ("wide", conditions(200, wide), under(199)),
        ("hard", conditions(2, |_| pigeons()), under(1) + &rooms),
        ("stream keys", conditions(1, twice), keys),
    ]
}

/// Regular expressions of parameters.
fn inputs_with_patterns() -> Vec<Input> {
    let long = "a".repeat(4_000);
    let groups = "(".repeat(10_000) + "a" + &")+".repeat(10_000);
    [
        ("repetitions", "(a{1000}){1000}", "a"),
        ("repeated repetitions", "((a*)*)*(a|aa)+b", &*long),
        ("options", &"(a?){90}".repeat(100), &long),
        ("groups", &groups, "a"),
        ("classes", &"[bcdefghijka]*".repeat(900), &long),
    ]
    .map(|(name, pattern, default)| (name, parameter(pattern, default), String::new()))
    .into()
}

/// Resources alone.
fn inputs_with_resources() -> Vec<Input> {
    let writer = |number| {
        let (kind, properties) = if number % 2 == 0 {
            (
                "AWS::S3::BucketPolicy",
                r#""Bucket":"b","PolicyDocument":{}"#,
            )
        } else {
            (
                "AWS::IVS::StorageConfiguration",
                r#""S3":{"BucketName":"b"}"#,
            )
        };
        format!(r#"{{"Type":"{kind}","Properties":{{{properties}}}}}"#)
    };
    let action = |name: &str| {
        format!(
            r#","T":{{"Type":"AWS::IAM::ManagedPolicy","Properties":{{"PolicyDocument":{{"Statement":{{"Action":"ivs:{name}"}}}}}}}}"#
        )
    };
    let long = "x".repeat(900_000);
    let variables = "${V0}".repeat(150_000);
    let references = r#"{"Ref":"Main"},"#.repeat(60_000);
    [
        ("bucket policies", resources(6_000, writer)),
        ("stars", action(&("*e".repeat(60) + "x"))),
        ("many stars", action(&"*".repeat(500_000))),
        ("long name", topic(&format!(r#"{{"Ref":"{long}"}}"#))),
        (
            "long property",
            format!(r#","T":{{"Type":"AWS::IVS::Channel","Properties":{{"{long}":1}}}}"#),
        ),
        (
            "variables",
            topic(&format!(r#"{{"Fn::Sub":["{variables}",{{"V0":"x"}}]}}"#)),
        ),
        ("references", topic(&format!("[{references}1]"))),
        (
            "larger than a template",
            topic(&format!("\"{}\"", "{{".repeat(5_000_000))),
        ),
    ]
    .map(|(name, resources)| (name, String::new(), resources))
    .into()
}

/// Many errors, of which each names an output with a very long id.
fn inputs_with_outputs() -> Vec<Input> {
    let output = |id: &str| format!(r#""{id}":{{"Value":"x","Export":{{"Name":"e"}}}}"#);
    let others: Vec<_> = (0..8_000)
        .map(|number| output(&format!("O{number}")))
        .collect();
    let outputs = format!("{},{}", output(&"x".repeat(400_000)), others.join(","));
    let sections = format!(r#""Outputs":{{{outputs}}},"#);
    vec![("long output", sections, String::new())]
}

fn inputs() -> Vec<Input> {
    [
        inputs_with_outputs(),
        inputs_with_conditions(),
        inputs_with_patterns(),
        inputs_with_resources(),
    ]
    .concat()
}

fn template((_, sections, resources): &Input) -> String {
    format!(
        r#"{{{sections}"Resources":{{"Main":{{"Type":"AWS::IVS::Channel"}},"Encoder":{{"Type":"AWS::IVS::StreamKey","Properties":{{"ChannelArn":{{"Ref":"Main"}}}}}}{resources}}}}}"#
    )
}

/// What the other processes run.
#[test]
fn one() -> Result<(), ivs_core::ReadError> {
    let Ok(name) = env::var(NAME) else {
        return Ok(());
    };
    for input in inputs().iter().filter(|input| input.0 == name) {
        let template = Template::from_json(&template(input))?;
        let errors = template.validate().err();
        for error in errors.iter().flatten().chain(&template.warnings()).take(5) {
            println!("{}", error.rule());
        }
        println!("checked {name}");
    }
    Ok(())
}

#[test]
fn all_take_little_memory_and_time() -> Result<(), std::io::Error> {
    if !cfg!(target_os = "linux") {
        eprintln!("skipped: only Linux limits the memory of a process");
        return Ok(());
    }
    let program = env::current_exe()?;
    for (name, ..) in inputs() {
        let output = Command::new("sh")
            .args([
                "-c",
                &format!("ulimit -v {MEMORY} && ulimit -t {TIME} && exec \"$0\" \"$@\""),
            ])
            .arg(&program)
            .args(["one", "--exact", "--nocapture", "--test-threads=1"])
            .env(NAME, name)
            .output()?;
        let [printed, errors] =
            [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
        assert!(
            output.status.success() && printed.contains(&format!("checked {name}")),
            "{name}: {}\n{printed}{errors}",
            output.status
        );
        if name == "larger than a template" {
            assert!(printed.contains("template_too_large"), "{printed}");
        }
    }
    Ok(())
}
