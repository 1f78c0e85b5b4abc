//! The commands, their streams and their exit codes.

use crate::{Said, command, folder, line_of, run};
use std::fs;
use std::process::Stdio;

#[track_caller]
fn answers(arguments: &[&str], output: &str) {
    let expected = Said {
        output: output.to_owned(),
        errors: String::new(),
        exit: 0,
    };
    assert_eq!(run(arguments), expected);
}

#[track_caller]
fn cannot(arguments: &[&str], errors: &str) {
    let expected = Said {
        output: String::new(),
        errors: format!("{errors}\n"),
        exit: 2,
    };
    assert_eq!(run(arguments), expected);
}

#[test]
fn without_a_command_the_only_template_is_printed() {
    let printed = run(&["-c", "stacks=one"]);
    assert_eq!((printed.errors.as_str(), printed.exit), ("", 0));
    let template: serde_json::Value = serde_json::from_str(&printed.output).unwrap();
    assert_eq!(
        template["Resources"]["Archive"]["Properties"]["Name"],
        "archive"
    );
    assert!(printed.output.ends_with("\n}\n"));

    assert_eq!(run(&["live"]), printed);
    assert_eq!(run(&["synth", "live"]), printed);
}

#[test]
fn of_several_stacks_one_is_named() {
    let errors = "error: there are several stacks, and none is named
       help: the stacks are `live` and `chat`";
    for command in [&[] as &[&str], &["synth"], &["diff", "old.json"]] {
        cannot(command, errors);
    }
}

#[test]
fn synth_writes_all_templates_into_a_folder() {
    let folder = folder("synth");
    let inner = folder.join("new/inner");
    let said = run(&["synth", "--output", inner.to_str().unwrap()]);
    let path = inner.display();
    assert_eq!(
        said,
        Said {
            output: String::new(),
            errors: format!("wrote {path}/live.template.json\nwrote {path}/chat.template.json\n"),
            exit: 0,
        }
    );
    for name in ["live", "chat"] {
        let file = fs::read_to_string(inner.join(format!("{name}.template.json"))).unwrap();
        assert_eq!(file, run(&[name]).output);
    }
    let file = folder.join("file");
    fs::write(&file, "").unwrap();
    let said = run(&["synth", "-o", file.to_str().unwrap()]);
    let start = format!("error: can't make the folder `{}`: ", file.display());
    assert!(said.errors.starts_with(&start), "{said:?}");
    assert_eq!(said.exit, 2);
}

#[test]
fn list_is_in_the_order_of_deployment() {
    answers(&["list"], "live\nchat\n");
    answers(&["-c", "stacks=none", "list"], "");
}

#[test]
fn a_broken_rule_leaves_nothing_to_print() {
    let line = line_of("let audience");
    let report = format!(
        "chat: 1 error, no warnings

error: `maximum_message_length` is 501, but goes from 1 to 500
  --> tests/app/program.rs:{line}:13 (Resources.Audience.Properties.MaximumMessageLength)
"
    );
    let refused = Said {
        output: String::new(),
        errors: report.clone(),
        exit: 1,
    };
    let folder = folder("refused");
    let path = folder.to_str().unwrap();
    assert_eq!(run(&["chat", "-c", "length=501"]), refused);
    assert_eq!(run(&["synth", "-o", path, "-c", "length=501"]), refused);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
    // The other stack is as good as before.
    assert_eq!(run(&["live", "-c", "length=501"]), run(&["live"]));

    assert_eq!(
        run(&["check", "-c", "length=501"]),
        Said {
            output: format!("live: no errors, no warnings\n\n{report}"),
            errors: String::new(),
            exit: 1,
        }
    );
}

#[test]
fn check_answers_tools_in_json() {
    let said = run(&["check", "chat", "--json", "-c", "length=501"]);
    assert_eq!((said.errors.as_str(), said.exit), ("", 1));
    let json: serde_json::Value = serde_json::from_str(&said.output).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "chat": [{
                "level": "forbid",
                "rule": "range",
                "message": "`maximum_message_length` is 501, but goes from 1 to 500",
                "path": "Resources.Audience.Properties.MaximumMessageLength",
                "logical_id": "Audience",
                "file": "tests/app/program.rs",
                "line": line_of("let audience"),
                "column": 13,
            }],
        })
    );
    answers(&["check", "live", "--json"], "{\n  \"live\": []\n}\n");
}

#[test]
fn warnings_are_said_beside_the_template() {
    let said = run(&["quiet", "-c", "other=quiet", "-c", "open=true"]);
    assert_eq!(said.exit, 0);
    assert!(said.output.starts_with("{\n"), "{said:?}");
    let start = "quiet: no errors, 1 warning\n\nwarning: `insecure_ingest` ";
    assert!(said.errors.starts_with(start), "{said:?}");
    let end = format!(
        "\n  --> tests/app/program.rs:{}:13 (Resources.Other.Properties.InsecureIngest)\n",
        line_of("let other = ")
    );
    assert!(said.errors.ends_with(&end), "{said:?}");
}

#[test]
fn an_export_is_unique_and_stays_in_its_region() {
    let line = line_of("output playback_url");
    let duplicate = |name: &str, other: &str| {
        format!(
            "{name}: 1 error, no warnings

error: `live-playback-url` is exported by `{other}`, too, but names of exports are unique in an account and region
       help: let the name depend on an argument of the stack, or export it in one of them
  --> tests/app/program.rs:{line}:16
"
        )
    };
    assert_eq!(
        run(&["check", "-c", "stacks=exported-twice"]).output,
        [duplicate("live", "live-2"), duplicate("live-2", "live")].join("\n")
    );

    let line = line_of("let audience");
    assert_eq!(
        run(&["chat", "-c", "stacks=apart"]).errors,
        format!(
            "chat: 1 error, no warnings

error: `live-playback-url` is exported by `live` to `aws://123456789012/us-west-2`, and can't be imported in `aws://unknown-account/eu-west-1`
       help: hand the value over as a parameter
  --> tests/app/program.rs:{line}:13
"
        )
    );
}

#[test]
fn imports_do_not_go_in_a_circle() {
    cannot(
        &["-c", "stacks=circle", "list"],
        "error: `there` and `back` import from each other in a circle, so that none can be deployed first
       help: put what both need into a stack of its own",
    );
}

#[test]
fn the_region_of_the_deployment_is_checked() {
    let said = run(&["live", "-c", "stacks=apart", "-c", "region=eu-north-1"]);
    assert_eq!(said.exit, 1);
    assert!(
        said.errors.contains("error: ") && said.errors.contains("`eu-north-1`"),
        "{said:?}"
    );
}

#[test]
fn the_deployment_is_of_the_region_that_the_stack_states() {
    answers(
        &["check", "-c", "stacks=pinned"],
        "pinned: no errors, no warnings\n",
    );
    assert_eq!(
        run(&["check", "-c", "stacks=pinned", "-c", "region=eu-west-1"]).output,
        "pinned: 1 error, no warnings

error: `pinned` goes to `eu-west-1`, but its `#[region]` is `us-west-2`
       help: state the region in one of the two places
"
    );
}

#[test]
fn an_account_is_12_digits() {
    for account in ["12345678901", "1234567890123", "12345678901x"] {
        assert_eq!(
            run(&[
                "check",
                "-c",
                "stacks=pinned",
                "-c",
                &format!("account={account}")
            ])
            .output,
            format!(
                "pinned: 1 error, no warnings

error: the account of `pinned` is `{account}`, but an account is 12 digits
       help: write `.account(\"123456789012\")`
"
            )
        );
    }
}

#[test]
fn the_tags_of_the_deployment_are_checked() {
    let said = run(&["live", "-c", "stacks=apart", "-c", "tag=aws:team"]);
    assert_eq!(
        said,
        Said {
            output: String::new(),
            errors: "live: 1 error, no warnings

error: the tag `aws:team` starts with `aws:`, which is reserved for AWS
       help: choose another key
"
            .into(),
            exit: 1,
        }
    );
}

#[test]
fn names_of_stacks_are_checked() {
    cannot(
        &["-c", "stacks=twice", "list"],
        "error: two stacks are called `live`\n       help: give each a name of its own",
    );
    // What CloudFormation calls the first one.
    cannot(
        &["-c", "other=live-video", "list"],
        "error: two stacks are called `live-video`\n       help: give each a name of its own",
    );
    for name in ["1x", "a_b", "../x", "é", &"x".repeat(129)] {
        cannot(
            &["-c", &format!("other={name}"), "list"],
            &format!(
                "error: `{name}` can't be the name of a stack
       help: begin with a letter, go on with letters, digits and `-`, 128 characters at most"
            ),
        );
    }
    let longest = "x".repeat(128);
    let listed = format!("live\nchat\n{longest}\n");
    answers(&["-c", &format!("other={longest}"), "list"], &listed);
}

#[test]
fn what_is_misspelt_is_recognised() {
    cannot(
        &["sinth"],
        "error: there is no stack and no command `sinth`\n       help: did you mean `synth`?",
    );
    cannot(
        &["lve"],
        "error: there is no stack and no command `lve`\n       help: did you mean `live`?",
    );
    cannot(
        &["graph", "something"],
        "error: there is no stack `something`\n       help: the stacks are `live` and `chat`",
    );
    cannot(
        &["list", "--contxt", "a=b"],
        "error: there is no option `--contxt`\n       help: did you mean `--context`?",
    );
    cannot(
        &["-c", "stacks=none"],
        "error: the program has no stack
       help: write `ivs_core::app().stack(\"live\", Live).run()`",
    );
}

#[test]
fn help_and_version_are_answers() {
    for option in ["--help", "-h"] {
        let help = run(&[option]);
        assert_eq!((help.errors.as_str(), help.exit), ("", 0));
        for word in [
            "synth",
            "list",
            "check",
            "diff FILE",
            "graph",
            "--output",
            "cdk.json",
        ] {
            assert!(help.output.contains(word), "{word}");
        }
        assert!(
            help.output
                .contains("usage: app [STACK]\n       app <command> [..]\n")
        );
        assert!(help.output.lines().all(|line| line.len() <= 100));
    }
    let version = format!("ivs-core {}\n", env!("CARGO_PKG_VERSION"));
    answers(&["--version"], &version);
}

#[test]
fn the_context_is_typed() {
    let said = run(&["list", "-c", "window=soon"]);
    assert_eq!((said.output.as_str(), said.exit), ("", 1));
    assert_eq!(
        said.errors,
        "Error: `window` in the context is `soon`: invalid digit found in string\n"
    );
    assert!(
        run(&["live", "-c", "window=30"])
            .output
            .contains("\"RecordingReconnectWindowSeconds\": 30")
    );
}

#[test]
fn context_that_nothing_reads_is_an_error() {
    cannot(
        &["live", "--context", "windw=30"],
        "error: the program does not read the context key `windw`\n       help: did you mean `window`?",
    );
    let said = run(&["check", "-c", "nothing-like-it=1", "-c", "window=30"]);
    assert_eq!((said.output.as_str(), said.exit), ("", 2));
    let start = "error: the program does not read the context key `nothing-like-it`
       help: it reads `account`, `archive`, ";
    assert!(said.errors.starts_with(start), "{said:?}");
    // What is read without having a value is no error, and neither is what belongs to the CDK.
    for argument in ["other=", "@aws-cdk/core:newStyleStackSynthesis=true"] {
        let said = run(&["list", "-c", argument]);
        assert!(!said.errors.contains("does not read"), "{said:?}");
    }
    assert_eq!(run(&["--help", "-c", "windw=30"]).exit, 0);
}

#[test]
fn a_large_template_is_printed_as_it_is_counted() {
    let folder = folder("large");
    let file = folder.join("template.json");
    let with_metadata = |metadata: &str| {
        let json = format!(
            r#"{{"Metadata":{{"A":{metadata}}},"Resources":{{"A":{{"Type":"AWS::IVSChat::Room"}}}}}}"#
        );
        fs::write(&file, &json).unwrap();
        let context = format!("template={}", file.display());
        let said = run(&["-c", &context]);
        assert_eq!(said.exit, 0, "{said:?}");
        let is_warned = said.errors.contains("more than 51200 bytes");
        let out = folder.join("out");
        let written = run(&["synth", "-o", out.to_str().unwrap(), "-c", &context]);
        assert_eq!(written.exit, 0);
        let path = out.join("any.template.json");
        assert_eq!(fs::read_to_string(path).unwrap(), said.output);
        (json, said.output, is_warned)
    };
    let ones = |count: usize| format!("[{}1]", "1,".repeat(count - 1));

    let (json, printed, is_warned) = with_metadata(&ones(3));
    assert!(printed.len() > json.len() && printed.ends_with("\n}\n"));
    assert!(!is_warned);

    // Too large with white space, small enough without: numbers and all are counted.
    let base = with_metadata("[1]").0.len();
    let (json, printed, is_warned) = with_metadata(&ones(1 + (51_200 - base) / 2));
    assert!((51_199..=51_200).contains(&printed.len()));
    assert_eq!((printed, is_warned), (json, false));

    // Too large in either form: it needs a bucket, and is for people to read.
    let (_, printed, is_warned) = with_metadata(&ones(1 + (51_202 - base) / 2));
    assert!(printed.ends_with("\n}\n") && is_warned);
}

/// Only where there is such a device.
#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        return;
    };
    let output = command(&["live"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        errors.starts_with("error: can't write the answer: "),
        "{errors}"
    );
}

#[test]
fn a_failed_write_leaves_all_old_files() {
    let folder = folder("failed-write");
    let path = folder.to_str().unwrap();
    assert_eq!(run(&["synth", "-o", path]).exit, 0);
    let live = folder.join("live.template.json");
    let before = fs::read_to_string(&live).unwrap();
    // A folder can't be replaced by a file.
    let chat = folder.join("chat.template.json");
    fs::remove_file(&chat).unwrap();
    fs::create_dir(&chat).unwrap();
    let said = run(&["synth", "-o", path, "-c", "archive=new"]);
    assert_eq!((said.output.as_str(), said.exit), ("", 2));
    let start = format!("error: can't write `{}`: ", chat.display());
    assert!(said.errors.starts_with(&start), "{said:?}");
    assert_eq!(fs::read_to_string(&live).unwrap(), before);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let mut child = command(&["live"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn the_graph_marks_secrets_and_conditions() {
    answers(
        &["graph"],
        r#"flowchart LR
  subgraph s0["live"]
    s0_Stage(["Stage"])
    s0_Archive["Archive<br>AWS::IVS::RecordingConfiguration"]
    s0_Channel["Channel<br>AWS::IVS::Channel"]
    s0_Encoder["Encoder<br>AWS::IVS::StreamKey"]:::secret
    s0_EncoderSecret["EncoderSecret<br>AWS::SecretsManager::Secret"]:::secret
    s0_Backup["Backup<br>AWS::IVS::Channel<br>if IsProd"]:::conditional
    s0_BackupEncoder["BackupEncoder<br>AWS::IVS::StreamKey<br>if IsProd"]:::conditional
    s0_output_PlaybackUrl>"PlaybackUrl"]
    s0_Channel -- "Name" --> s0_Stage
    s0_Channel -- "RecordingConfigurationArn if IsProd" --> s0_Archive
    s0_Encoder -- "ChannelArn" --> s0_Channel
    s0_EncoderSecret == "SecretString = Value (secret)" ==> s0_Encoder
    s0_BackupEncoder -- "ChannelArn" --> s0_Backup
    s0_BackupEncoder -. DependsOn .-> s0_Channel
    s0_output_PlaybackUrl -- "PlaybackUrl" --> s0_Channel
  end
  subgraph s1["chat"]
    s1_Audience["Audience<br>AWS::IVSChat::Room"]
    s1_output_AudienceArn>"AudienceArn"]
    s1_output_AudienceArn --> s1_Audience
  end
  s1 -- imports --> s0
  classDef conditional stroke-dasharray: 5 5
  classDef secret stroke:#d13212,stroke-width:3px
"#,
    );
    // What exists already stands in it, too.
    answers(
        &["graph", "quiet", "-c", "other=quiet"],
        r#"flowchart LR
  subgraph s0["quiet"]
    s0_imported_0[/"existing<br>AWS::IVS::RecordingConfiguration"/]
    s0_Other["Other<br>AWS::IVS::Channel"]
    s0_Key["Key<br>AWS::IVS::StreamKey"]
    s0_Other -- "RecordingConfigurationArn" --> s0_imported_0
    s0_Key -- "ChannelArn" --> s0_Other
  end
  classDef conditional stroke-dasharray: 5 5
  classDef secret stroke:#d13212,stroke-width:3px
"#,
    );
}
