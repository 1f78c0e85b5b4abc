//! What an update would do.

use crate::{Said, folder, run};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The template of `live` after a change, in a file of its own.
fn changed(folder: &Path, change: impl FnOnce(&mut Value)) -> String {
    let mut template: Value = serde_json::from_str(&run(&["live"]).output).unwrap();
    change(&mut template);
    let file = folder.join("old.json");
    fs::write(&file, template.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

#[track_caller]
fn differs(file: &str, output: &str) {
    let expected = Said {
        output: output.to_owned(),
        errors: String::new(),
        exit: 1,
    };
    assert_eq!(run(&["diff", file, "live"]), expected);
}

#[test]
fn nothing_differs_from_itself_however_it_is_written() {
    let folder = folder("diff-same");
    let file = changed(&folder, |template| {
        let resources = &mut template["Resources"];
        resources["Encoder"]["Properties"]["ChannelArn"] = json!({"Fn::GetAtt": "Channel.Arn"});
        resources["BackupEncoder"]["DependsOn"] = json!("Channel");
        resources["Archive"]["Properties"]["RecordingReconnectWindowSeconds"] = json!("60");
        // As `aws cloudformation get-template` prints it.
        let body = template.take();
        *template = json!({"TemplateBody": body, "StagesAvailable": ["Original"]});
    });
    let said = run(&["diff", &file, "live"]);
    assert_eq!(
        said,
        Said {
            output: "no differences\n".into(),
            errors: String::new(),
            exit: 0,
        }
    );
}

#[test]
fn a_renamed_recording_configuration_is_replaced_and_takes_others_along() {
    let folder = folder("diff-renamed");
    let file = changed(&folder, |template| {
        template["Resources"]["Archive"]["Properties"]["Name"] = json!("old");
    });
    differs(
        &file,
        "\
Resources
  ~ Archive (AWS::IVS::RecordingConfiguration) is replaced: `Name` can't be changed in place
      ~ Name: \"old\" -> \"archive\"
  ~ Channel (AWS::IVS::Channel) is updated
      ~ RecordingConfigurationArn: another value, as `Archive` is replaced
",
    );
}

#[test]
fn another_logical_id_is_another_resource() {
    let folder = folder("diff-id");
    let file = changed(&folder, |template| {
        let resources = template["Resources"].as_object_mut().unwrap();
        let archive = resources.remove("Archive").unwrap();
        resources.insert("Vault".into(), archive);
        resources["Channel"]["Properties"]["RecordingConfigurationArn"] =
            json!({"Fn::GetAtt": ["Vault", "Arn"]});
    });
    differs(
        &file,
        r#"Resources
  + Archive (AWS::IVS::RecordingConfiguration) is added
  ~ Channel (AWS::IVS::Channel) is updated
      ~ RecordingConfigurationArn: {"Fn::GetAtt":["Vault","Arn"]} -> {"Fn::If":["IsProd",{"Fn::GetAtt":["Archive","Arn"]},{"Ref":"AWS::NoValue"}]}
  - Vault (AWS::IVS::RecordingConfiguration) is deleted
      help: if it is now called `Archive`, keep it with `#[logical_id("Vault")]`
"#,
    );
}

#[test]
fn blocks_are_compared_property_by_property_and_replacement_spreads() {
    let folder = folder("diff-spread");
    let file = changed(&folder, |template| {
        let resources = &mut template["Resources"];
        resources["Archive"]["Properties"]["DestinationConfiguration"]["S3"]["BucketName"] =
            json!("old-bucket");
        resources["Archive"]["UpdateReplacePolicy"] = json!("Delete");
        resources["Channel"]["Properties"]["Tags"] =
            json!([{"Key": "cost", "Value": "1"}, {"Key": "team", "Value": "video"}]);
        resources["Encoder"]["Properties"]["ChannelArn"] =
            json!("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
    });
    differs(
        &file,
        r#"Resources
  ~ Archive (AWS::IVS::RecordingConfiguration) is replaced: `DestinationConfiguration.S3.BucketName` can't be changed in place
      ~ DestinationConfiguration.S3.BucketName: "old-bucket" -> "my-recordings"
      - UpdateReplacePolicy: "Delete"
  ~ Channel (AWS::IVS::Channel) is updated
      - Tags["cost"]: "1"
      ~ Tags["team"]: "video" -> "live"
      ~ RecordingConfigurationArn: another value, as `Archive` is replaced
  ~ Encoder (AWS::IVS::StreamKey) is replaced: `ChannelArn` can't be changed in place
      ~ ChannelArn: "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh" -> {"Fn::GetAtt":["Channel","Arn"]}
  ~ EncoderSecret (AWS::SecretsManager::Secret) is updated
      ~ SecretString: another value, as `Encoder` is replaced
"#,
    );
}

#[test]
fn policies_types_and_other_sections_are_compared() {
    let folder = folder("diff-rest");
    let file = changed(&folder, |template| {
        template["Description"] = json!("A show.");
        template["Parameters"]["Stage"]["Default"] = json!("prod");
        template["Parameters"]["Unused"] = json!({"Type": "String"});
        template["Conditions"]["IsProd"] = json!({"Fn::Equals": ["a", "b"]});
        let resources = &mut template["Resources"];
        resources["Channel"]["DeletionPolicy"] = json!("Retain");
        resources["Backup"]["Type"] = json!("AWS::IVS::Stage");
        resources["Site"] = json!({"Type": "AWS::CloudFront::Distribution"});
        resources["Kept"] = json!({"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain"});
        template["Outputs"]["PlaybackUrl"]["Description"] = json!("Here.");
    });
    differs(
        &file,
        r#"Description
  ~ "A show." -> "A recorded show."

Parameters
  ~ Stage
      ~ Default: "prod" -> "dev"
  - Unused

Conditions
  ~ IsProd
      ~ {"Fn::Equals":["a","b"]} -> {"Fn::Equals":[{"Ref":"Stage"},"prod"]}

Resources
  ~ Channel (AWS::IVS::Channel) changes in the template alone
      - DeletionPolicy: "Retain"
  ~ Backup (AWS::IVS::Channel) was of the type AWS::IVS::Stage: CloudFormation refuses another type under the same logical id
      help: give the new one another name
  - Kept (AWS::S3::Bucket) leaves the stack, but is not deleted: its `DeletionPolicy` is `Retain`
  - Site (AWS::CloudFront::Distribution) is deleted

Outputs
  ~ PlaybackUrl
      ~ Description: "Here." -> "Where viewers play the show."
"#,
    );
}

#[test]
fn what_is_no_template_is_trouble() {
    let folder = folder("diff-trouble");
    let cannot = |content: &str, expected: &str| {
        let file = folder.join("old.json");
        fs::write(&file, content).unwrap();
        let said = run(&["diff", file.to_str().unwrap(), "live"]);
        assert_eq!((said.output.as_str(), said.exit), ("", 2));
        let expected = format!("error: `{}` {expected}", file.display());
        assert!(said.errors.starts_with(&expected), "{said:?}");
        assert!(
            said.errors
                .contains("\n       help: `aws cloudformation get-template ")
        );
    };
    cannot("Resources:\n", "is no template: ");
    cannot("[]", "is no template: ");
    cannot("{}", "is no template: a template has `Resources`\n");
    cannot("{\"TemplateBody\": \"Resources:\"}", "is no template: ");

    let said = run(&["diff", "no/such/file.json", "live"]);
    assert_eq!(said.exit, 2);
    assert!(
        said.errors
            .starts_with("error: can't read `no/such/file.json`: ")
    );

    // A stack that breaks a rule can't be what an update deploys.
    let said = run(&["diff", "no/such/file.json", "chat", "-c", "length=501"]);
    assert_eq!((said.output.as_str(), said.exit), ("", 2));
    assert!(said.errors.starts_with("chat: 1 error, no warnings\n"));
}

/// What `diff` says of a template that the program reads, compared with another one.
fn between(name: &str, old: &str, new: &str) -> Said {
    let folder = folder(name);
    let [old, new] = [("old.json", old), ("new.json", new)].map(|(name, json)| {
        let file = folder.join(name);
        fs::write(&file, json).unwrap();
        file.to_str().unwrap().to_owned()
    });
    run(&["diff", &old, "-c", &format!("template={new}")])
}

fn no_differences() -> Said {
    Said {
        output: "no differences\n".into(),
        errors: String::new(),
        exit: 0,
    }
}

#[test]
fn what_means_the_same_is_the_same() {
    let with = |resource: &str| {
        let more = r#""Type":"AWS::IVSChat::Room""#;
        format!(r#"{{"Resources":{{"A":{{{more}}},"B":{{{more}}},"C":{{{more}{resource}}}}}}}"#)
    };
    for (old, new) in [
        (r#","DependsOn":"A""#, r#","DependsOn":"A""#),
        (r#","DependsOn":"A""#, r#","DependsOn":["A"]"#),
        (r#","DependsOn":["B","A"]"#, r#","DependsOn":["A","B","A"]"#),
        (r#","DependsOn":[]"#, ""),
        (r#","Properties":{}"#, ""),
        (
            r#","Metadata":{"A":{"Fn::GetAtt":"A.Arn"}}"#,
            r#","Metadata":{"A":{"Fn::GetAtt":["A","Arn"]}}"#,
        ),
        (
            r#","Properties":{"Name":"a","MaximumMessageLength":"5"}"#,
            r#","Properties":{"MaximumMessageLength":5,"Name":"a"}"#,
        ),
        (r#","Metadata":{"A":1e400}"#, r#","Metadata":{"A":1e400}"#),
    ] {
        let (old, new) = (with(old), with(new));
        assert_eq!(between("diff-equal", &old, &new), no_differences(), "{old}");
        assert_eq!(between("diff-equal", &new, &old), no_differences(), "{new}");
    }

    // `DependsOn` is that of resources alone.
    let free = |list: &str| with(&format!(r#","Metadata":{{"DependsOn":{list}}}"#));
    let said = between("diff-equal", &free(r#""A""#), &free(r#"["A"]"#));
    assert!(
        said.output.contains("DependsOn: \"A\" -> [\"A\"]"),
        "{said:?}"
    );
}

#[test]
fn numbers_are_compared_digit_by_digit() {
    let with = |metadata: &str, more: &str| {
        format!(
            r#"{{"Metadata":{{"A":{metadata}}},"Resources":{{"A":{{"Type":"AWS::IVSChat::Room"{more}}}}}}}"#
        )
    };
    let said = between(
        "diff-numbers",
        &with("1e400", ""),
        &with("1", r#","Properties":{"Name":"x"}"#),
    );
    assert_eq!(
        said.output,
        "Metadata\n  ~ A: 1e400 -> 1\n
Resources
  ~ A (AWS::IVSChat::Room) is updated
      + Name: \"x\"
"
    );
    let (old, new) = (
        "123456789012345678901234567890",
        "123456789012345678901234567891",
    );
    for wrapped in [false, true] {
        let before = with(old, "");
        let before = if wrapped {
            format!(r#"{{"TemplateBody": {before}, "StagesAvailable": []}}"#)
        } else {
            before
        };
        let said = between("diff-numbers", &before, &with(new, ""));
        assert_eq!(said.output, format!("Metadata\n  ~ A: {old} -> {new}\n"));
    }
}

#[test]
fn files_of_other_encodings_are_named() {
    let folder = folder("diff-encodings");
    let said_of = |content: &[u8]| {
        let file = folder.join("old.json");
        fs::write(&file, content).unwrap();
        let said = run(&["diff", file.to_str().unwrap(), "live"]);
        let start = format!("error: `{}` is no template: ", file.display());
        let message = said.errors.lines().next().unwrap_or_default();
        (said.exit, message.strip_prefix(&start).map(str::to_owned))
    };
    let trouble = |message: &str| (2, Some(message.to_owned()));
    assert_eq!(
        said_of(b"{\n \"\xc3\xa4\xff\""),
        trouble("byte 6 is 0xFF, which is not UTF-8 (line 2, column 4)")
    );
    assert_eq!(
        said_of(b"\xff\xfe{\0}\0"),
        trouble("the file is in UTF-16: save it in UTF-8 (line 1, column 1)")
    );
    let live = format!("\u{feff}{}", run(&["live"]).output);
    assert_eq!(said_of(live.as_bytes()), (0, None));
}
