//! What is wrong with a template, for people and for programs.

use crate::serialize::{entry, json};
use crate::template::Declaration;
use ivs_schema::report::{Level, Rule};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// Places that break a rule, in the order of the template.
///
/// `Debug` prints what `Display` prints, because that is what `fn main() -> Result<..>` shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Violations(Vec<Error>);

/// A place that breaks a rule.
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) path: String,
    pub(crate) logical_id: Option<String>,
    pub(crate) declaration: Option<Declaration>,
}

impl Violations {
    pub(crate) const fn new(errors: Vec<Error>) -> Self {
        Self(errors)
    }

    pub(crate) fn warnings(mut self) -> Self {
        self.0.retain(|error| error.rule.level == Level::Warn);
        self
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }

    /// All of them as JSON, for tools: a list of objects with `level`, `rule`, `message`, `help`,
    /// `path`, `logical_id`, `file`, `line` and `column`, of which the last six may be missing.
    ///
    /// ```
    /// use ivs_core::{Template, ivs_chat::Room};
    ///
    /// let mut template = Template::new();
    /// template.add("Chat", Room::new().maximum_message_length(501));
    /// let violations = template.validate().unwrap_err();
    /// assert!(violations.to_json().starts_with(r#"[{"level":"forbid","rule":"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Error;
    type IntoIter = std::slice::Iter<'v, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Error {
    /// The rule's name, such as `preset_needs_advanced_type`.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.rule.name
    }

    /// The rule's level: how serious it is.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.rule.level
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Where in the template, such as `Resources.Main.Properties.Preset`; empty for the template as
    /// a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The logical id of the resource, output, parameter, mapping or condition that it is about.
    #[must_use]
    pub fn logical_id(&self) -> Option<&str> {
        self.logical_id.as_deref()
    }

    /// Where in the Rust source that is declared.
    #[must_use]
    pub const fn declaration(&self) -> Option<Declaration> {
        self.declaration
    }

    /// Where in the Rust source it is declared, as `file:line:column`.
    #[must_use]
    pub fn source_location(&self) -> Option<String> {
        let Declaration {
            file, line, column, ..
        } = self.declaration?;
        Some(format!("{file}:{line}:{column}"))
    }
}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("level", self.rule.level.name())?;
        map.serialize_entry("rule", self.rule.name)?;
        map.serialize_entry("message", &self.message)?;
        entry(&mut map, "help", self.help())?;
        entry(
            &mut map,
            "path",
            Some(self.path()).filter(|path| !path.is_empty()),
        )?;
        entry(&mut map, "logical_id", self.logical_id())?;
        if let Some(declaration) = &self.declaration {
            map.serialize_entry("file", declaration.file)?;
            map.serialize_entry("line", &declaration.line)?;
            map.serialize_entry("column", &declaration.column)?;
        }
        map.end()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n\n")?;
            }
            fmt::Display::fmt(error, formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.rule.level {
            Level::Warn => "warning",
            Level::Deny | Level::Forbid => "error",
        };
        write!(formatter, "{severity}: {}", self.message)?;
        for (label, line) in [("help", &self.help), ("note", &self.note)] {
            if let Some(line) = line {
                write!(formatter, "\n       {label}: {line}")?;
            }
        }
        let place = match (self.path.is_empty(), self.source_location()) {
            (false, Some(location)) => format!("{location} ({})", self.path),
            (true, Some(location)) => location,
            (false, None) => self.path.clone(),
            (true, None) => return Ok(()),
        };
        write!(formatter, "\n  --> {place}")
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // On a line of its own behind the `Error: ` of `main`.
        write!(
            formatter,
            "the stack breaks {} of the rules\n{self}",
            self.len()
        )
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Violations {}
impl std::error::Error for Error {}
