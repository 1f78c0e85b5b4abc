//! Checks CloudFormation templates in JSON, whoever wrote them.
//!
//! `cargo run --example check -- FILE...` prints what is wrong with them. It exits with 1 if there are
//! errors, and with 2 if a file is no template.

use ivs_core::Template;
use std::process::ExitCode;
use std::{env, error, fs};

fn main() -> ExitCode {
    env::args()
        .skip(1)
        .map(|file| {
            check(&file).unwrap_or_else(|error| {
                eprintln!("error: {error}\n  --> {file}");
                2
            })
        })
        .max()
        .map_or_else(
            || {
                eprintln!("usage: check FILE...");
                ExitCode::from(2)
            },
            ExitCode::from,
        )
}

/// Prints what is wrong with the template in a file; 1 if it is more than warnings.
fn check(file: &str) -> Result<u8, Box<dyn error::Error>> {
    let template = Template::from_json_bytes(&fs::read(file)?)?;
    let errors = template.validate().err();
    let violations = errors.iter().flatten();
    let warnings = template.warnings();
    for violation in violations.chain(&warnings) {
        println!("{file}: {violation}\n");
    }
    Ok(u8::from(errors.is_some()))
}
