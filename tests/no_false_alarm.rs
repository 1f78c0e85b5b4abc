//! Templates of others, which deploy, read back: nothing is wrong with them but what is listed.

use ivs_core::Template;
use std::error::Error;
use std::io::{Write, stderr};
use std::path::Path;
use std::{env, fs};

type TestResult = Result<(), Box<dyn Error>>;

/// What a template breaks on purpose: the start of its file's name, the rule, and why.
type Known = (&'static str, &'static str, &'static str);

const GOLDENS: &[Known] = &[
    (
        "v1_05_",
        "authorized_needs_playback_key_pair",
        "the key pair of the example is in another stack",
    ),
    ("v1_08_", "secret_outside_secrets_manager", SHOWS_THE_KEY),
    ("v2_22_", "secret_outside_secrets_manager", SHOWS_THE_KEY),
    ("v2_30_", "secret_outside_secrets_manager", SHOWS_THE_KEY),
];

const CORPUS: &[Known] = &[
    (
        "aws-samples__amazon-ivs-auto-captions-web-demo__captions.reduced",
        "secret_outside_secrets_manager",
        "it hands the stream key to a container in its environment",
    ),
    (
        "aws-samples__amazon-ivs-auto-record",
        "secret_outside_secrets_manager",
        SHOWS_THE_KEY,
    ),
    (
        "aws-samples__amazon-ivs-clip-manifest__low",
        "secret_outside_secrets_manager",
        SHOWS_THE_KEY,
    ),
    (
        "awslabs__amplify-video__IVS-Channel",
        "secret_outside_secrets_manager",
        SHOWS_THE_KEY,
    ),
    (
        "eijikominami",
        "secret_outside_secrets_manager",
        SHOWS_THE_KEY,
    ),
];

const SHOWS_THE_KEY: &str = "it shows the stream key in an output, for a demonstration";

#[test]
fn goldens() -> TestResult {
    check(Path::new("tests/goldens/cdk"), GOLDENS)
}

#[test]
fn corpus() -> TestResult {
    if let Some(folder) = env::var_os("IVS_CORPUS") {
        return check(Path::new(&folder), CORPUS);
    }
    // Unlike that of `eprintln!`, this is shown for a test that passes.
    stderr()
        .lock()
        .write_all(b"the corpus is NOT READ BACK, as IVS_CORPUS is not set\n")?;
    Ok(())
}

/// Checks all templates in a folder.
fn check(folder: &Path, known: &[Known]) -> TestResult {
    let mut unexpected = Vec::new();
    let mut seen = vec![false; known.len()];
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let template = Template::from_json(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{name}: {error}"))?;
        for error in template.validate().err().iter().flatten() {
            let is_known =
                |(start, rule, _): &Known| name.starts_with(start) && error.rule() == *rule;
            match known.iter().position(is_known) {
                Some(index) => seen
                    .iter_mut()
                    .skip(index)
                    .take(1)
                    .for_each(|seen| *seen = true),
                None => unexpected.push(format!("{name}: {} {error}\n", error.rule())),
            }
        }
    }
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
    for ((start, rule, _), seen) in known.iter().zip(seen) {
        assert!(
            seen,
            "{start} does not break {rule}: remove it from the list"
        );
    }
    Ok(())
}
