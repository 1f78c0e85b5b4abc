//! What the AWS CDK reads.

use crate::{Said, command, folder, line_of, run, said};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program as the CDK runs it.
fn under_cdk(folder: &Path) -> Command {
    let mut command = command(&[]);
    command
        .env("CDK_OUTDIR", folder)
        .env("CDK_CLI_ASM_VERSION", "55.0.0")
        .env("CDK_CONTEXT_JSON", "{}");
    command
}

fn silently() -> Said {
    Said {
        output: String::new(),
        errors: String::new(),
        exit: 0,
    }
}

fn read(folder: &Path, file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join(file)).unwrap()).unwrap()
}

fn frame(name: &str, start: &str, column: usize) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    format!(
        "{name} ({root}/tests/app/program.rs:{}:{column})",
        line_of(start)
    )
}

#[test]
fn an_assembly_is_written_and_nothing_is_said() {
    let folder = folder("assembly").join("cdk.out");
    assert_eq!(said(&mut under_cdk(&folder)), silently());
    let mut files: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let expected = [
        "chat.template.json",
        "live.template.json",
        "manifest.json",
        "tree.json",
        "validation-report.json",
    ];
    assert_eq!(files, expected);
    for name in ["live", "chat"] {
        let file = fs::read_to_string(folder.join(format!("{name}.template.json"))).unwrap();
        assert_eq!(file, run(&[name]).output);
    }

    let manifest = read(&folder, "manifest.json");
    assert_eq!(manifest["version"], "15.0.0");
    let artifacts = &manifest["artifacts"];
    assert_eq!(
        artifacts["chat"],
        json!({
            "type": "aws:cloudformation:stack",
            "environment": "aws://unknown-account/unknown-region",
            "displayName": "chat",
            "dependencies": ["live"],
            "properties": { "templateFile": "chat.template.json" },
            "metadata": {
                "/chat/Audience": [{
                    "type": "aws:cdk:logicalId",
                    "data": "Audience",
                    "trace": [frame("audience", "let audience", 13)],
                }],
                "/chat/Outputs/AudienceArn": [{
                    "type": "aws:cdk:logicalId",
                    "data": "AudienceArn",
                    "trace": [frame("audience_arn", "output audience_arn", 16)],
                }],
            },
        })
    );
    assert_eq!(
        artifacts["live"]["properties"],
        json!({ "templateFile": "live.template.json", "stackName": "live-video" })
    );
    assert_eq!(
        artifacts["tree.json"],
        json!({ "type": "cdk:tree", "properties": { "file": "tree.json" } })
    );

    let tree = read(&folder, "tree.json");
    assert_eq!(tree["version"], "tree-0.1");
    assert_eq!(
        tree["tree"]["children"]["chat"]["children"]["Audience"],
        json!({
            "id": "Audience",
            "path": "chat/Audience",
            "constructInfo": { "fqn": "ivs-core.Room", "version": env!("CARGO_PKG_VERSION") },
            "attributes": {
                "aws:cdk:cloudformation:type": "AWS::IVSChat::Room",
                "aws:cdk:cloudformation:logicalId": "Audience",
                "aws:cdk:cloudformation:props": {
                    "MaximumMessageLength": 200,
                    "Tags": [{
                        "Key": "plays-at",
                        "Value": { "Fn::ImportValue": "live-playback-url" },
                    }],
                },
            },
        })
    );
    assert_eq!(
        read(&folder, "validation-report.json")["pluginReports"],
        json!([{
            "pluginName": "Construct Annotations",
            "pluginVersion": env!("CARGO_PKG_VERSION"),
            "conclusion": "success",
            "violations": [],
        }])
    );
}

#[test]
fn the_deployment_is_told() {
    let folder = folder("assembly-deployment");
    let mut program = under_cdk(&folder);
    program.env("CDK_CONTEXT_JSON", r#"{"stacks": "apart"}"#);
    assert_eq!(said(&mut program), silently());
    let live = &read(&folder, "manifest.json")["artifacts"]["live"];
    assert_eq!(live["environment"], "aws://123456789012/us-west-2");
    assert_eq!(
        live["properties"],
        json!({
            "templateFile": "live.template.json",
            "terminationProtection": true,
            "tags": { "team": "live" },
        })
    );
    assert_eq!(
        live["metadata"]["/live"],
        json!([{ "type": "aws:cdk:stack-tags", "data": [{ "key": "team", "value": "live" }] }])
    );
}

#[test]
fn errors_are_annotations_and_the_template_is_there() {
    let folder = folder("assembly-errors");
    let mut program = under_cdk(&folder);
    program.env("CDK_CONTEXT_JSON", r#"{"length": 501}"#);
    assert_eq!(said(&mut program), silently());

    let template = read(&folder, "chat.template.json");
    let audience = &template["Resources"]["Audience"]["Properties"];
    assert_eq!(audience["MaximumMessageLength"], 501);

    let trace = [frame("audience", "let audience", 13)];
    let metadata = &read(&folder, "manifest.json")["artifacts"]["chat"]["metadata"];
    assert_eq!(
        metadata["/chat/Audience"][1],
        json!({
            "type": "aws:cdk:error",
            "data": "`maximum_message_length` is 501, but goes from 1 to 500 (ivs::range)",
            "trace": trace,
        })
    );
    let report = &read(&folder, "validation-report.json")["pluginReports"][0];
    assert_eq!(report["conclusion"], "failure");
    assert_eq!(
        report["violations"],
        json!([{
            "ruleName": "ivs::range",
            "description": "`maximum_message_length` is 501, but goes from 1 to 500",
            "severity": "error",
            "violatingConstructs": [{
                "constructPath": "chat/Audience",
                "constructFqn": "ivs-core.Room",
                "libraryVersion": env!("CARGO_PKG_VERSION"),
                "stackTraces": trace,
                "cloudFormationResource": {
                    "templatePath": "chat.template.json",
                    "logicalId": "Audience",
                    "propertyPaths": ["MaximumMessageLength"],
                },
            }],
        }])
    );

    // `cdk synth --no-validation`
    program.env("CDK_VALIDATION", "false");
    assert_eq!(said(&mut program), silently());
    let report = &read(&folder, "validation-report.json")["pluginReports"][0];
    assert_eq!(report["violations"], json!([]));
}

#[test]
fn warnings_come_with_their_fix() {
    let folder = folder("assembly-warnings");
    let mut program = under_cdk(&folder);
    program.env("CDK_CONTEXT_JSON", r#"{"other": "quiet", "open": true}"#);
    assert_eq!(said(&mut program), silently());
    let metadata = &read(&folder, "manifest.json")["artifacts"]["quiet"]["metadata"];
    let warning = &metadata["/quiet/Other"][1];
    assert_eq!(warning["type"], "aws:cdk:warning");
    assert_eq!(
        warning["trace"],
        json!([frame("other", "let other = ", 13)])
    );
    let report = &read(&folder, "validation-report.json")["pluginReports"][0];
    assert_eq!(report["conclusion"], "success");
    assert_eq!(report["violations"][0]["severity"], "warning");
}

#[test]
fn the_context_may_overflow_into_a_file() {
    let folder = folder("assembly-context");
    let overflow = folder.join("context.json");
    fs::write(&overflow, r#"{"archive": "from-a-file", "stacks": null}"#).unwrap();
    let mut program = under_cdk(&folder);
    // The CDK's own word goes before the command line's.
    program.args(["-c", "archive=from-the-command-line"]);
    program.env("CONTEXT_OVERFLOW_LOCATION_ENV", &overflow);
    assert_eq!(said(&mut program), silently());
    let live = read(&folder, "live.template.json");
    assert_eq!(
        live["Resources"]["Archive"]["Properties"]["Name"],
        "from-a-file"
    );
}

#[test]
fn the_context_is_exact() {
    let folder = folder("assembly-exact");
    let archive = |context: &str| {
        let mut program = under_cdk(&folder);
        program.env("CDK_CONTEXT_JSON", format!(r#"{{"archive": {context}}}"#));
        assert_eq!(said(&mut program), silently());
        let live = read(&folder, "live.template.json");
        live["Resources"]["Archive"]["Properties"]["Name"].clone()
    };
    for (context, expected) in [
        ("99999999999999999999", "99999999999999999999"),
        ("0.10", "0.10"),
        ("true", "true"),
        (r#""caf\u00e9""#, "café"),
    ] {
        assert_eq!(archive(context), expected);
    }
}

#[test]
fn context_that_nothing_reads_fails() {
    let folder = folder("assembly-unread");
    let mut program = under_cdk(&folder);
    program.env("CDK_CONTEXT_JSON", r#"{"stge": "prod", "stakcs": "one"}"#);
    assert_eq!(
        said(&mut program).errors,
        "error: the program does not read the context key `stakcs`\n       help: did you mean `stacks`?\n"
    );
    assert!(!folder.join("manifest.json").exists());

    // What the CDK passes by itself, and what is in files that other programs share.
    fs::write(
        folder.join("cdk.json"),
        r#"{"app": "cargo run", "context": {"stakcs": "one"}}"#,
    )
    .unwrap();
    fs::write(folder.join("cdk.context.json"), r#"{"stge": ["a", null]}"#).unwrap();
    program.current_dir(&folder).env(
        "CDK_CONTEXT_JSON",
        r#"{"stge": ["a", null], "stakcs": "one", "aws:cdk:enable-path-metadata": true, "@aws-cdk/core:x": 1}"#,
    );
    assert_eq!(said(&mut program), silently());
}

/// The files of a folder with their content.
fn contents(folder: &Path) -> Vec<(PathBuf, Option<String>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read_to_string(path).ok()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_failed_write_leaves_the_old_assembly() {
    let folder = folder("assembly-kept");
    assert_eq!(said(&mut under_cdk(&folder)), silently());
    // A folder can't be replaced by a file.
    let tree = folder.join("tree.json");
    fs::remove_file(&tree).unwrap();
    fs::create_dir(&tree).unwrap();
    let before = contents(&folder);
    let mut program = under_cdk(&folder);
    program.env("CDK_CONTEXT_JSON", r#"{"archive": "new", "stacks": "one"}"#);
    let said = said(&mut program);
    let start = format!("error: can't write `{}`: ", tree.display());
    assert!(said.errors.starts_with(&start), "{said:?}");
    assert_eq!(said.exit, 2);
    assert_eq!(contents(&folder), before);
}

/// The times of the files can't show the order: the clock is too coarse.
#[test]
fn the_manifest_appears_when_all_that_it_names_is_there() {
    let out = folder("assembly-order");
    for turn in 0..100 {
        let folder = out.join(turn.to_string());
        let mut child = under_cdk(&folder).spawn().unwrap();
        let manifest = folder.join("manifest.json");
        while !manifest.exists() {
            assert!(
                child
                    .try_wait()
                    .unwrap()
                    .is_none_or(|status| status.success())
            );
        }
        for file in ["live.template.json", "chat.template.json", "tree.json"] {
            assert!(folder.join(file).exists(), "{file}");
        }
        assert!(child.wait().unwrap().success());
    }
}

/// Only where there is such a device.
#[test]
fn a_full_disk_leaves_the_old_assembly() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let folder = folder("assembly-full");
    assert_eq!(said(&mut under_cdk(&folder)), silently());
    // It comes after the templates.
    let tree = folder.join("tree.json");
    fs::remove_file(&tree).unwrap();
    symlink(full, &tree).unwrap();
    let files = ["live.template.json", "chat.template.json", "manifest.json"];
    let contents = || files.map(|file| fs::read_to_string(folder.join(file)).unwrap());
    let before = contents();
    let mut program = under_cdk(&folder);
    program.env("CDK_CONTEXT_JSON", r#"{"archive": "new", "length": 300}"#);
    let said = said(&mut program);
    let start = format!("error: can't write `{}`: ", tree.display());
    assert!(said.errors.starts_with(&start), "{said:?}");
    assert_eq!(contents(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 5);
}

#[test]
fn numbers_of_any_size_are_in_the_tree() {
    let folder = folder("assembly-numbers");
    let file = folder.join("any.json");
    let json = r#"{"Resources":{"A":{"Type":"Custom::A","Properties":{"ServiceToken":"a","B":1e400,"C":5}}}}"#;
    fs::write(&file, json).unwrap();
    let mut program = under_cdk(&folder);
    program.args(["-c", &format!("template={}", file.display())]);
    assert_eq!(said(&mut program), silently());
    let tree = read(&folder, "tree.json");
    let node = &tree["tree"]["children"]["any"]["children"]["A"];
    assert_eq!(
        node["attributes"]["aws:cdk:cloudformation:props"],
        json!({"ServiceToken": "a", "B": "1e400", "C": 5})
    );
}

#[test]
fn what_leaves_nothing_to_read_fails() {
    let folder = folder("assembly-failure");
    let code = folder.join("code");
    let fails = |variable: &str, value: &str, expected: &str| {
        let out = folder.join("cdk.out");
        let mut program = under_cdk(&out);
        program.env(variable, value).env("CDK_ERROR_FILE", &code);
        let said = said(&mut program);
        assert_eq!((said.output.as_str(), said.exit), ("", 2));
        assert!(said.errors.starts_with(expected), "{said:?}");
        assert!(!out.join("manifest.json").exists());
        assert_eq!(fs::read_to_string(&code).unwrap(), "IvsStackFailed\n");
        fs::remove_file(&code).unwrap();
    };
    fails(
        "CDK_CLI_ASM_VERSION",
        "14.0.0",
        "error: this version of the CDK reads assemblies up to version 14.0.0, but this one is 15.0.0",
    );
    fails(
        "CDK_CONTEXT_JSON",
        "[]",
        "error: `CDK_CONTEXT_JSON` holds no JSON object: ",
    );
    fails(
        "CDK_CONTEXT_JSON",
        r#"{"stacks": "twice"}"#,
        "error: two stacks are called `live`",
    );
    fails(
        "CONTEXT_OVERFLOW_LOCATION_ENV",
        "no/such/file",
        "error: can't read the CDK's context from `no/such/file`: ",
    );
}
