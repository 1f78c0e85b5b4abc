//! Templates that are kept under version control.

use super::error::Fault;
use ivs_schema::redact;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// Compares a template with its copy in the package.
pub(super) fn compare(
    stack: &'static str,
    package: &Path,
    copy: PathBuf,
    template: &str,
) -> Result<(), Fault> {
    let old = match fs::read_to_string(package.join(&copy)) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Fault::NoCopy { stack, path: copy });
        }
        Err(error) => return Err(Fault::Read { path: copy, error }),
    };
    match Difference::between(&old, template) {
        None => Ok(()),
        Some(difference) => Err(Fault::Stale {
            stack,
            path: copy,
            difference,
        }),
    }
}

/// How many lines of either side are shown.
const SHOWN: usize = 6;

/// The lines in which two texts differ, from the first to the last of them.
pub(super) struct Difference {
    /// The first line that differs, counted from 1.
    pub(super) line: usize,
    old: Vec<String>,
    new: Vec<String>,
}

impl Difference {
    /// `None` if they are the same but for the kind of their line breaks.
    pub(super) fn between(old: &str, new: &str) -> Option<Self> {
        let mut old: Vec<&str> = old.lines().collect();
        let mut new: Vec<&str> = new.lines().collect();
        while let (Some(left), Some(right)) = (old.last(), new.last())
            && left == right
        {
            old.pop();
            new.pop();
        }
        let same = old
            .iter()
            .zip(&new)
            .take_while(|(left, right)| left == right)
            .count();
        let owned = |lines: &[&str]| -> Vec<String> {
            lines.iter().skip(same).map(ToString::to_string).collect()
        };
        let difference = Self {
            line: same + 1,
            old: owned(&old),
            new: owned(&new),
        };
        let is_same = difference.old.is_empty() && difference.new.is_empty();
        (!is_same).then_some(difference)
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (sign, lines) in [('-', &self.old), ('+', &self.new)] {
            for line in lines.iter().take(SHOWN) {
                write!(formatter, "\n   {sign} {}", redact::line(line))?;
            }
            let hidden = lines.len().saturating_sub(SHOWN);
            if hidden > 0 {
                write!(formatter, "\n   {sign} .. {hidden} more")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Difference;

    fn shown(old: &str, new: &str) -> Option<String> {
        let difference = Difference::between(old, new)?;
        Some(format!("{}{difference}", difference.line))
    }

    #[test]
    fn from_the_first_line_that_differs_to_the_last() {
        assert_eq!(
            shown("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n").as_deref(),
            Some("2\n   - b\n   - c\n   + x\n   + c\n   + y")
        );
        assert_eq!(shown("a\nc\n", "a\nb\nc\n").as_deref(), Some("2\n   + b"));
        assert_eq!(shown("a\na\n", "a\n").as_deref(), Some("1\n   - a"));
        assert_eq!(shown("", "a\n").as_deref(), Some("1\n   + a"));
    }

    #[test]
    fn long_ones_are_cut() {
        let long = "x\n".repeat(8);
        assert_eq!(
            shown(&long, "").as_deref(),
            Some(format!("1{}\n   - .. 2 more", "\n   - x".repeat(6)).as_str())
        );
    }

    #[test]
    fn line_breaks_make_no_difference() {
        assert_eq!(shown("a\r\nb\r\n", "a\nb\n"), None);
        assert_eq!(shown("a\nb", "a\nb\n"), None);
    }
}
