//! Places in the Rust source, as the CDK reads them.

use crate::template::Declaration;
use std::env;
use std::path::{Path, PathBuf};

/// Where source files may be: their names are relative to the workspace, which the program is not told.
pub(super) struct Source {
    folders: Vec<PathBuf>,
}

impl Source {
    /// The package, as `cargo run` says it, and the current folder, each with all that it is in.
    pub(super) fn new() -> Self {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let starts = package.into_iter().chain(env::current_dir().ok());
        let folders = starts
            .flat_map(|start| start.ancestors().map(Path::to_path_buf).collect::<Vec<_>>())
            .collect();
        Self { folders }
    }

    /// A trace with one frame, in the one shape from which the CDK takes file, line and column.
    pub(super) fn trace(&self, declaration: Option<Declaration>) -> Vec<String> {
        declaration
            .map(|declaration| {
                format!(
                    "{} ({}:{}:{})",
                    declaration.name().unwrap_or("ivs_stack"),
                    self.absolute(declaration.file()).display(),
                    declaration.line(),
                    declaration.column()
                )
            })
            .into_iter()
            .collect()
    }

    /// The file where it is; as it is written if it is nowhere, as on another machine.
    fn absolute(&self, file: &str) -> PathBuf {
        self.folders
            .iter()
            .map(|folder| folder.join(file))
            .find(|path| path.is_file())
            .unwrap_or_else(|| file.into())
    }
}
