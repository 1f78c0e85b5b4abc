//! What is wrong with a token, for people and for programs.

use std::fmt;

/// A token, or a request for one, that Amazon IVS would refuse, with everything that is wrong.
///
/// It never contains key material or a whole token. `Debug` prints what `Display` prints, because that
/// is what `fn main() -> Result<..>` shows.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenError {
    faults: Vec<TokenFault>,
}

/// One thing that is wrong with a token.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenFault {
    subject: &'static str,
    message: String,
    help: Option<String>,
}

impl TokenError {
    pub(super) fn one(fault: TokenFault) -> Self {
        Self {
            faults: vec![fault],
        }
    }

    /// Fails if there are any faults.
    pub(super) fn check(faults: Vec<TokenFault>) -> Result<(), Self> {
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Self { faults })
        }
    }

    /// Returns each thing that is wrong: at least one.
    #[must_use]
    pub fn faults(&self) -> &[TokenFault] {
        &self.faults
    }

    /// Whether one of the faults is about this claim, such as `exp`, or another [subject](TokenFault::subject).
    #[must_use]
    pub fn is_about(&self, subject: &str) -> bool {
        self.faults.iter().any(|fault| fault.subject == subject)
    }
}

impl TokenFault {
    pub(super) fn new(subject: &'static str, message: impl Into<String>) -> Self {
        Self {
            subject,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Returns what is wrong: the name of a claim, such as `aws:viewer-id`; `alg`, `typ` or `kid` of the
    /// header; `signature`; `token` if it has another form; or the name of an argument.
    #[must_use]
    pub const fn subject(&self) -> &'static str {
        self.subject
    }

    /// Returns why it is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n       help: {help}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // On a line of its own after the `Error: ` of `main`.
        write!(f, "the token is refused\n{self}")
    }
}

impl std::error::Error for TokenError {}

/// A string in a message: quoted, cut short, without control characters.
pub(super) fn shown(text: &str) -> String {
    let mut start: String = text.chars().take(60).collect();
    if start.len() < text.len() {
        start.push_str("..");
    }
    format!("`{}`", start.escape_debug())
}
