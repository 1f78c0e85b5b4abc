//! What a command says, and to whom.

use ivs_schema::redact;
use std::fmt;

/// The exit code of a program that has no bad news.
pub(super) const ALL_IS_WELL: u8 = 0;
/// The exit code if a stack breaks a rule, or if there is a difference.
pub(super) const BAD_NEWS: u8 = 1;
/// The exit code if a question could not be answered.
pub(super) const TROUBLE: u8 = 2;

/// The answer of a command.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// For standard output: what was asked for.
    pub(super) output: String,
    /// For standard error: what else is to be said.
    pub(super) notes: String,
    /// The exit code.
    pub(super) exit: u8,
}

impl Answer {
    /// What was asked for, without bad news.
    pub(super) fn new(output: impl Into<String>) -> Self {
        Self {
            output: output.into(),
            ..Self::default()
        }
    }
}

/// Why a question could not be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    message: String,
    help: Option<String>,
}

impl Trouble {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: redact::without_secrets(&message.into()),
            help: None,
        }
    }

    /// Says what to do instead.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(redact::without_secrets(&help.into())),
            ..self
        }
    }

    /// Says what to do instead, if nothing has been said of it.
    pub(super) fn or_help(self, help: impl Into<String>) -> Self {
        match self.help {
            Some(_) => self,
            None => self.help(help),
        }
    }

    pub(super) fn did_you_mean(self, word: Option<&str>) -> Self {
        match word {
            Some(word) => self.help(format!("did you mean `{word}`?")),
            None => self,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "error: {}", self.message)?;
        match &self.help {
            Some(help) => write!(formatter, "\n       help: {help}"),
            None => Ok(()),
        }
    }
}
