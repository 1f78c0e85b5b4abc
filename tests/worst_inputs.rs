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

fn inputs() -> Vec<Input> {
    let before = |number: usize| format!(r#"{{"Condition":"C{}"}}"#, number - 1);
    let twice = |number| format!(r#"{{"Fn::And":[{0},{0}]}}"#, before(number));
    let either = |number| {
        let (one, other) = (
            before(number),
            format!(r#"{{"Fn::Equals":[{{"Ref":"S"}},"{number}"]}}"#),
        );
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
    let hard = |_| pigeons();
    let key = |_: usize| {
        r#"{"Type":"AWS::IVS::StreamKey","Condition":"C0","Properties":{"ChannelArn":{"Ref":"Main"}}}"#.into()
    };
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
    let action = |action: &str| {
        format!(
            r#","T":{{"Type":"AWS::IAM::ManagedPolicy","Properties":{{"PolicyDocument":{{"Statement":{{"Action":"{action}"}}}}}}}}"#
        )
    };
    let none = String::new;
    vec![
        ("twice", conditions(60, twice), under(59)),
        ("either", conditions(60, either), under(59)),
        ("chain", conditions(9_000, not), under(8_999)),
        ("ring", conditions(5_000, ring), under(4_999)),
        ("wide", conditions(200, wide), under(199)),
        (
            "hard",
            conditions(2, hard),
            under(1)
                + &resources(300, |_| {
                    r#"{"Type":"AWS::IVSChat::Room","Condition":"C1","Metadata":{"Ref":"X"}}"#
                        .into()
                }),
        ),
        ("stream keys", conditions(1, twice), resources(4_000, key)),
        ("bucket policies", none(), resources(6_000, writer)),
        ("repetitions", parameter("(a{1000}){1000}", "a"), none()),
        (
            "repeated repetitions",
            parameter("((a*)*)*(a|aa)+b", &"a".repeat(4_000)),
            none(),
        ),
        (
            "options",
            parameter(&"(a?){90}".repeat(100), &"a".repeat(4_000)),
            none(),
        ),
        (
            "groups",
            parameter(&("(".repeat(10_000) + "a" + &")+".repeat(10_000)), "a"),
            none(),
        ),
        (
            "classes",
            parameter(&"[bcdefghijka]*".repeat(900), &"a".repeat(4_000)),
            none(),
        ),
        (
            "stars",
            none(),
            action(&("ivs:".to_owned() + &"*e".repeat(60) + "x")),
        ),
        (
            "many stars",
            none(),
            action(&("ivs:".to_owned() + &"*".repeat(500_000))),
        ),
        (
            "long name",
            none(),
            topic(&format!(r#"{{"Ref":"{}"}}"#, "x".repeat(900_000))),
        ),
        (
            "long property",
            none(),
            format!(
                r#","T":{{"Type":"AWS::IVS::Channel","Properties":{{"{}":1}}}}"#,
                "x".repeat(900_000)
            ),
        ),
        (
            "variables",
            none(),
            topic(&format!(
                r#"{{"Fn::Sub":["{}",{{"V0":"x"}}]}}"#,
                "${V0}".repeat(150_000)
            )),
        ),
        (
            "references",
            none(),
            topic(&format!("[{}1]", r#"{"Ref":"Main"},"#.repeat(60_000))),
        ),
        (
            "larger than a template",
            none(),
            topic(&format!("\"{}\"", "{{".repeat(5_000_000))),
        ),
    ]
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
