//! Why a build script has not written its templates.

use super::OVERWRITE;
use super::checked_in::Difference;
use crate::error::Violations;
use std::path::PathBuf;
use std::{fmt, io};

/// Why templates were not written, with all that is wrong.
///
/// `Debug` prints what `Display` prints, because that is what `fn main() -> Result<..>` shows.
pub struct Error(Vec<Fault>);

/// A thing that is wrong.
pub(super) enum Fault {
    /// A stack breaks rules.
    Rules {
        stack: &'static str,
        violations: Violations,
    },
    /// A checked-in template is not there.
    NoCopy { stack: &'static str, path: PathBuf },
    /// A checked-in template is not that of the stack.
    Stale {
        stack: &'static str,
        path: PathBuf,
        difference: Difference,
    },
    /// The name of a file leads out of its folder.
    Outside { file: PathBuf },
    /// A file can't be read.
    Read { path: PathBuf, error: io::Error },
    /// A file can't be written.
    Write { path: PathBuf, error: io::Error },
    /// A variable that cargo sets is not there.
    NoBuildScript { variable: &'static str },
    /// The variable has a value without a meaning.
    Variable { value: String },
}

impl Error {
    pub(super) const fn new(faults: Vec<Fault>) -> Self {
        Self(faults)
    }

    /// The rules that stacks break: the name of each stack that breaks any, and what they are.
    pub fn violations(&self) -> impl Iterator<Item = (&'static str, &Violations)> {
        self.0.iter().filter_map(|fault| match fault {
            Fault::Rules {
                stack, violations, ..
            } => Some((*stack, violations)),
            _ => None,
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n\n")?;
            }
            fault.fmt(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let overwrite = format!("run `{OVERWRITE}=overwrite cargo build`, and commit the file");
        match self {
            Self::Rules { violations, .. } => violations.fmt(formatter),
            Self::NoCopy { stack, path } => write!(
                formatter,
                "error: the template of `{stack}` is not checked in\n       help: {overwrite}\n  --> {}",
                path.display()
            ),
            Self::Stale {
                stack,
                path,
                difference,
            } => write!(
                formatter,
                "error: the checked-in template is not that of `{stack}` any more\n       help: {overwrite}\n  --> {}:{}{difference}",
                path.display(),
                difference.line
            ),
            Self::Outside { file } => write!(
                formatter,
                "error: `{}` is not the name of a file in `OUT_DIR`\n       help: write a name such as `live.json`",
                file.display()
            ),
            Self::Read { path, error } => {
                write!(formatter, "error: can't read `{}`: {error}", path.display())
            }
            Self::Write { path, error } => {
                write!(
                    formatter,
                    "error: can't write `{}`: {error}",
                    path.display()
                )
            }
            Self::NoBuildScript { variable } => write!(
                formatter,
                "error: `{variable}` is not set, so this is no build script\n       help: call it in `build.rs`"
            ),
            Self::Variable { value } => write!(
                formatter,
                "error: `{OVERWRITE}` is `{value}`, which means nothing\n       help: set it to `overwrite`, or leave it out"
            ),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // On a line of its own behind the `Error: ` of `main`.
        write!(formatter, "the templates are not written\n{self}")
    }
}

impl std::error::Error for Error {}
