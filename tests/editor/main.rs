//! What rust-analyzer shows inside the braces of `ivs_stack!`. See `CONTRIBUTING.md`, "Editors".
//!
//! `RUST_ANALYZER=<program> cargo test --test editor [text of a title]` runs the cases in
//! `tests/editor/cases/`; without that variable nothing is run. `tests/editor/rust-analyzer.sh` finds a
//! program that fits the compiler.

#![allow(
    clippy::indexing_slicing,
    reason = "a field that a JSON value does not have is null"
)]

mod case;
mod server;

use case::Case;
use serde_json::json;
use server::{Result, Server, uri};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// With this `cfg` the core drops what it writes for editors, as it does in rustc.
const WITHOUT_HINTS: &str = "ivs_core_without_hints";

fn main() -> ExitCode {
    let Ok(program) = std::env::var("RUST_ANALYZER") else {
        println!("editor: SKIPPED, RUST_ANALYZER is not set; see tests/editor/rust-analyzer.sh");
        return ExitCode::SUCCESS;
    };
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .take_while(|argument| !argument.starts_with('-'))
        .collect();
    match run(&program, &wanted) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("editor: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(program: &str, wanted: &[String]) -> Result<bool> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = cases(&project.join("tests/editor/cases"))?;
    cases.retain(|case| wanted.is_empty() || wanted.iter().any(|text| case.title.contains(text)));
    let failed = failures(program, project, &[], &cases)?;
    for (case, failures) in &failed {
        println!("FAILED {}", case.title);
        for failure in failures {
            println!("    {}", failure.replace('\n', "\n    "));
        }
    }
    println!(
        "editor: {} of {} cases hold",
        cases.len() - failed.len(),
        cases.len()
    );
    if !wanted.is_empty() {
        return Ok(failed.is_empty());
    }
    // Were a case to hold without them, it would prove nothing of what the macro does for editors.
    let failed_without = failures(program, project, &[WITHOUT_HINTS], &cases)?;
    let still: Vec<_> = cases
        .iter()
        .filter(|case| case.needs_hints())
        .filter(|case| {
            !failed_without
                .iter()
                .any(|(failed, _)| failed.title == case.title)
        })
        .map(|case| case.title.as_str())
        .collect();
    println!(
        "editor: without hints {} of them hold {still:?}",
        still.len()
    );
    Ok(failed.is_empty() && still.is_empty())
}

/// The cases of which something does not hold.
fn failures<'c>(
    program: &str,
    project: &Path,
    cfgs: &[&str],
    cases: &'c [Case],
) -> Result<Vec<(&'c Case, Vec<String>)>> {
    let started = Instant::now();
    let mut server = Server::start(program, project, cfgs)?;
    // A file that is in the project already; what it holds on the disk is not changed.
    let file = project.join("examples/private_channel.rs");
    server.notify(
        "textDocument/didOpen",
        &json!({ "textDocument": {
            "uri": uri(&file), "languageId": "rust", "version": 0, "text": "",
        } }),
    )?;
    println!(
        "editor: ready after {:.1} s",
        started.elapsed().as_secs_f64()
    );
    let mut failed = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let failures = case.run(&mut server, &file, index + 1)?;
        if !failures.is_empty() {
            failed.push((case, failures));
        }
    }
    println!(
        "editor: answered after {:.1} s",
        started.elapsed().as_secs_f64()
    );
    Ok(failed)
}

/// The cases of all files of a folder.
fn cases(folder: &Path) -> Result<Vec<Case>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    let mut found = Vec::new();
    for file in files {
        found.extend(case::parse(&std::fs::read_to_string(file)?)?);
    }
    Ok(found)
}
