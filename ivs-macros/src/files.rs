//! Files that `include_str!` names.

use proc_macro2::Span;
use std::path::{Path, PathBuf};

/// What is known of a file.
pub enum File {
    /// Its content.
    Content(String),
    /// The compiler doesn't say which file the macro stands in, as in rust-analyzer.
    Unknown,
    /// It can't be read.
    Unreadable {
        /// Where it was looked for.
        path: PathBuf,
        reason: String,
    },
}

/// Reads a file as `include_str!` does: relative to the source file that names it.
pub fn read(path: &str, span: Span) -> File {
    if !proc_macro::is_available() {
        #[cfg(test)]
        if let Some(content) = crate::tests::file(path) {
            return File::Content(content);
        }
        return File::Unknown;
    }
    let Some(source) = span.unwrap().local_file() else {
        return File::Unknown;
    };
    let path = source.parent().unwrap_or(Path::new("")).join(path);
    match std::fs::read_to_string(&path) {
        Ok(content) => File::Content(content),
        Err(error) => File::Unreadable {
            path,
            reason: error.to_string(),
        },
    }
}
