//! Which files a template is made of, and how it is written.

use super::error::Fault;
use super::{OVERWRITE, Package, Templates};
use crate::write;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What makes cargo run the script again. The script and all that is compiled into it would do so
/// anyway; but where a script names nothing, any file of the package does.
pub(super) fn watched(templates: &Templates, package: &Package) -> Vec<String> {
    let mut files = BTreeSet::from([PathBuf::from("build.rs")]);
    for stack in &templates.stacks {
        let Some((source, included)) = stack.files.split_first() else {
            continue;
        };
        let folder = Path::new(source).parent().unwrap_or(Path::new(""));
        files.insert(PathBuf::from(source));
        files.extend(included.iter().map(|file| folder.join(file)));
    }
    let mut directives: Vec<String> = files
        .iter()
        .filter_map(|file| found(file, &package.folder))
        .map(|file| changed(&file))
        .collect();
    if let Some(folder) = &templates.checked_in {
        let copies = templates
            .stacks
            .iter()
            .map(|stack| folder.join(&stack.file));
        directives.extend(copies.map(|file| changed(&file)));
        directives.push(format!("cargo::rerun-if-env-changed={OVERWRITE}"));
    }
    directives
}

fn changed(file: &Path) -> String {
    format!("cargo::rerun-if-changed={}", file.display())
}

/// The path of a source file, which the compiler gives relative to the workspace: relative to the
/// package, if it is there.
///
/// A file that is not found is left out: cargo takes it for changed each time.
fn found(file: &Path, package: &Path) -> Option<PathBuf> {
    let path = package
        .ancestors()
        .map(|folder| folder.join(file))
        .find(|path| path.exists())?;
    Some(match path.strip_prefix(package) {
        Ok(inside) => inside.to_owned(),
        Err(_) => path,
    })
}

/// Whether a path stays in its folder.
pub(super) fn is_inside(file: &Path) -> bool {
    file.components()
        .all(|component| matches!(component, Component::Normal(_)))
        && file.file_name().is_some()
}

/// Writes a file, unless it is there already: its date tells others that it has changed.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)
        .and_then(|()| write::replace_if_changed(path, text))
        .map_err(|error| Fault::Write {
            path: path.to_owned(),
            error,
        })
}
