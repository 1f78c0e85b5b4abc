//! The project in `examples/cdk`, of which `tests/oracles/cdk` deploys more.
//!
//! `IVS_TEMPLATES=overwrite cargo test --test app` writes its templates anew.

use crate::{folder, profile};
use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

/// Runs a program of the project.
fn run(program: &str, arguments: &[&str]) -> Output {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cdk");
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--bin", program, "--"])
        .args(arguments)
        .current_dir(project)
        .env("CARGO_TARGET_DIR", profile().parent().unwrap())
        .env_remove("CDK_OUTDIR")
        .output()
        .unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_project_makes_its_templates() {
    let folder = folder("example");
    let said = run("live-cdk", &["synth", "--output", folder.to_str().unwrap()]);
    assert!(said.status.success(), "{}", text(said.stderr));
    for name in ["live.template.json", "chat.template.json"] {
        let made = fs::read_to_string(folder.join(name)).unwrap();
        let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/examples/cdk")
            .join(name);
        if env::var_os("IVS_TEMPLATES").is_some_and(|value| value == "overwrite") {
            fs::write(&kept, &made).unwrap();
        }
        assert_eq!(made, fs::read_to_string(kept).unwrap());
    }
}

#[test]
fn its_application_reads_the_outputs() {
    let file = folder("example-outputs").join("outputs.json");
    let outputs = serde_json::json!({
        "live": {
            "PlaybackUrl": "https://example.com/show.m3u8",
            "IngestEndpoint": "ingest.example.com",
            "StreamKeySecret": "arn:aws:secretsmanager:..",
        },
        "chat": { "RoomArn": "arn:aws:ivschat:.." },
    });
    fs::write(&file, outputs.to_string()).unwrap();
    let said = run("watch", &[file.to_str().unwrap()]);
    assert_eq!(
        text(said.stdout),
        "stream to rtmps://ingest.example.com:443/app/
play https://example.com/show.m3u8
talk in arn:aws:ivschat:..
"
    );
}
