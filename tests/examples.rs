//! Each example prints its template, which stands in `tests/examples/`, and nothing else.
//!
//! `IVS_TEMPLATES=overwrite cargo test --test examples` writes the templates anew.

use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

type TestResult = Result<(), Box<dyn Error>>;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What an example prints.
fn run(example: &str, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", example, "--"])
        .args(arguments)
        .current_dir(ROOT)
        .output()?;
    // Warnings of the compiler would stand there, too.
    assert_eq!(String::from_utf8(output.stderr)?, "");
    assert!(output.status.success());
    Ok(String::from_utf8(output.stdout)?)
}

/// Compares what an example prints with its template.
fn prints_its_template(example: &str) -> TestResult {
    let printed = run(example, &[])?;
    let file = Path::new(ROOT).join(format!("tests/examples/{example}.json"));
    if env::var_os("IVS_TEMPLATES").is_some_and(|value| value == "overwrite") {
        fs::write(&file, &printed)?;
    }
    assert_eq!(printed, fs::read_to_string(file)?);
    Ok(())
}

/// Makes a test of each example.
macro_rules! examples {
    ($($example:ident),* $(,)?) => {
        const EXAMPLES: &[&str] = &[$(stringify!($example)),*];

        $(
            #[test]
            fn $example() -> TestResult {
                prints_its_template(stringify!($example))
            }
        )*
    };
}

examples! {
    application,
    chat,
    multi_camera,
    private_channel,
    stage,
    takeover,
}

/// Examples without a template of their own.
const OTHERS: &[&str] = &["check", "kms_token", "viewer_token"];

#[test]
fn every_example_is_run() -> TestResult {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(ROOT).join("examples"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.extend(
                path.file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned()),
            );
        }
    }
    files.retain(|file| !OTHERS.contains(&file.as_str()));
    files.sort();
    assert_eq!(files, EXAMPLES);
    Ok(())
}

/// The template is the one that the CDK has deployed, so there is nothing to replace.
#[test]
fn takeover_changes_nothing() -> TestResult {
    let ours: Value = serde_json::from_str(&run("takeover", &[])?)?;
    let deployed: Value = serde_json::from_str(include_str!("examples/takeover.cdk.json"))?;
    assert!(ours == deployed, "expected {deployed:#}\nfound {ours:#}");
    let deployed = Path::new(ROOT).join("tests/examples/takeover.cdk.json");
    assert_eq!(
        run("takeover", &["diff", &deployed.to_string_lossy()])?,
        "no differences\n"
    );
    Ok(())
}

#[test]
fn application_reads_what_was_deployed() -> TestResult {
    let url = "https://example.com/show.m3u8";
    let described = json!({ "Stacks": [{
        "StackName": "live-video",
        "Outputs": [
            { "OutputKey": "PlaybackUrl", "OutputValue": url },
            { "OutputKey": "RoomArn", "OutputValue": "arn:aws:ivschat:.." },
        ],
    }] });
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("described.json");
    fs::write(&file, described.to_string())?;
    assert_eq!(
        run("application", &[&file.to_string_lossy()])?,
        format!("watch {url}\ntalk in arn:aws:ivschat:..\n")
    );
    Ok(())
}
