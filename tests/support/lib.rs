//! What the tests of the workspace share.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::Template;
use serde_json::Value;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

/// The README's code compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// So does that of the chapter on tokens.
#[cfg(all(doctest, feature = "tokens"))]
#[doc = include_str!("../../docs/tokens.md")]
struct Tokens;

/// The JSON of a template as a value, to be compared.
///
/// If `IVS_ORACLES` names a folder, a template that breaks no rule is written into it, under the name
/// of the test: `tests/oracles` asks others what they think of it.
///
/// # Panics
///
/// The template can't be read or written.
#[must_use]
pub fn json(template: &Template) -> Value {
    let json = template.to_json_pretty();
    if let Some(folder) = env::var_os("IVS_ORACLES")
        && template.validate().is_ok()
    {
        fs::write(Path::new(&folder).join(file_name()), &json).unwrap();
    }
    serde_json::from_str(&json).unwrap()
}

/// Another one each time, with the names of the program and of the test.
fn file_name() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let program = env::current_exe().unwrap_or_default();
    let program = program.file_stem().unwrap_or_default().to_string_lossy();
    let program = program.split('-').next().unwrap_or_default();
    let current = thread::current();
    let test = current.name().unwrap_or_default().replace(':', "-");
    format!("{program}-{test}-{count}.json")
}
