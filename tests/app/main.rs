//! What a program made with `ivs_core::app()` says to whoever runs it.
//!
//! The tests run `program.rs` as its users would, and look at what it prints, where, and at its exit
//! code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod assembly;
mod commands;
mod diff;
mod example;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};

/// What the program said.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    output: String,
    errors: String,
    exit: i32,
}

/// Where cargo puts what it builds, such as `target/debug`.
fn profile() -> PathBuf {
    let test = env::current_exe().unwrap();
    // `<target>/<profile>/deps/app-<hash>`
    test.ancestors().nth(2).unwrap().to_path_buf()
}

/// The program, built once.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let profile = profile();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--locked", "--example", "app"]);
        if profile.ends_with("release") {
            build.arg("--release");
        }
        build.current_dir(env!("CARGO_MANIFEST_DIR"));
        build.env("CARGO_TARGET_DIR", profile.parent().unwrap());
        assert!(build.status().unwrap().success());
        profile.join("examples/app")
    })
}

/// Runs the program as someone does in a shell.
fn run(arguments: &[&str]) -> Said {
    said(&mut command(arguments))
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(arguments).env_remove("CDK_OUTDIR");
    command
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
        exit: output.status.code().unwrap(),
    }
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The line of the program that begins with a text, counted from 1.
fn line_of(text: &str) -> usize {
    include_str!("program.rs")
        .lines()
        .position(|line| line.trim_start().starts_with(text))
        .unwrap()
        + 1
}
