//! What the rules found.

use crate::names::Spelling;
use crate::redact::Redactor;
use crate::view::{Indexed, Path, Place, Stack};
use std::borrow::Cow;

/// How serious a rule is, with the names of Rust's own lint levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Deploys, but not what was meant.
    Warn,
    /// Wrong, unless the author knows better and says so with `#[allow(..)]`.
    Deny,
    /// CloudFormation or the service refuses it, whatever else exists.
    Forbid,
}

impl Level {
    /// As it is written in Rust: `warn`, `deny` or `forbid`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Deny => "deny",
            Self::Forbid => "forbid",
        }
    }
}

/// A rule's name and level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Such as `preset_needs_advanced_type`.
    pub name: &'static str,
    /// How serious it is.
    pub level: Level,
}

impl Rule {
    /// What to write for who knows better, if that is possible.
    fn how_to_allow(self) -> Option<String> {
        let Self { name, level } = self;
        (level != Level::Forbid).then(|| format!("`#[allow({name})]` if you know better"))
    }
}

/// A place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// The place.
    pub path: Path,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// How to allow it, where the stack is written in Rust.
    pub note: Option<String>,
}

/// The most bytes of all messages and paths. Beyond, only the first place that breaks a rule is noted.
const MOST_BYTES: usize = 10_000_000;

/// Collects violations, leaving out those that are allowed.
pub struct Report<'s, 'a> {
    stack: &'s Stack<'a>,
    /// Whether a macro may change what is refused.
    may_change: bool,
    violations: Vec<Violation>,
    /// How many bytes the messages and the paths have.
    bytes: usize,
    /// The rules that are broken.
    broken: Vec<Rule>,
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn new(stack: &'s Indexed<'_, 'a>) -> Self {
        Self {
            stack,
            may_change: stack.aside().may_change_all(),
            violations: Vec::new(),
            bytes: 0,
            broken: Vec::new(),
        }
    }

    /// How its messages spell names.
    pub(crate) fn spelling(&self) -> Spelling {
        self.stack.spelling
    }

    /// How serious a rule is in this stack. A macro of the author's own may change what is refused, so that
    /// no rule is sure of it.
    pub(crate) fn level(&self, rule: Rule) -> Level {
        if self.may_change {
            rule.level.min(Level::Deny)
        } else {
            rule.level
        }
    }

    /// Notes that `path` breaks `rule`.
    pub(crate) fn add(&mut self, rule: Rule, path: Path, message: impl Into<String>) -> Note<'_> {
        let rule = Rule {
            level: self.level(rule),
            ..rule
        };
        if rule.level != Level::Forbid && self.allows(rule, path.place) {
            return Note(None);
        }
        let message = message.into();
        // Each can repeat what is long and stands in the template once.
        self.bytes += message.len() + path.len(self.stack);
        let is_broken = self.broken.contains(&rule);
        if is_broken && self.bytes > MOST_BYTES {
            return Note(None);
        }
        if !is_broken {
            self.broken.push(rule);
        }
        self.violations.push(Violation {
            rule,
            path,
            message,
            help: None,
            note: None,
        });
        Note(self.violations.last_mut())
    }

    /// Whether an error was noted.
    pub(crate) fn has_errors(&self) -> bool {
        let mut levels = self.violations.iter().map(|found| found.rule.level);
        levels.any(|level| level != Level::Warn)
    }

    fn allows(&self, rule: Rule, place: Place) -> bool {
        let on_item: &[Cow<'_, str>] = match place {
            Place::Resource(index) => self
                .stack
                .resources
                .get(index)
                .map_or(&[], |resource| &resource.allowed),
            Place::Output(index) => self
                .stack
                .outputs
                .get(index)
                .map_or(&[], |output| &output.allowed),
            _ => &[],
        };
        self.stack
            .allowed
            .iter()
            .chain(on_item)
            .any(|name| name == rule.name)
    }

    pub(crate) fn finish(mut self) -> Vec<Violation> {
        if !self.violations.is_empty() {
            redact(self.stack, &mut self.violations);
        }
        if self.stack.spelling == Spelling::Rust {
            for violation in &mut self.violations {
                violation.note = violation.rule.how_to_allow();
            }
        }
        self.violations
    }
}

/// Takes out of the messages what they must not show.
fn redact(stack: &Stack<'_>, violations: &mut [Violation]) {
    let mut redactor = Redactor::default();
    for content in &stack.files {
        redactor.file(content);
    }
    for violation in violations {
        let of_file = !stack.files.is_empty()
            && stack
                .value_at(&violation.path)
                .is_some_and(|value| redactor.is_of_file(value));
        violation.message = redactor.message(&violation.message, of_file);
        violation.help = violation
            .help
            .take()
            .and_then(|help| redactor.help(help, of_file));
    }
}

/// A violation just noted.
pub(crate) struct Note<'r>(Option<&'r mut Violation>);

impl Note<'_> {
    /// Says what to write instead.
    pub(crate) fn help(self, help: impl Into<String>) {
        self.maybe_help(Some(help.into()));
    }

    /// Says what to write instead, where that is known.
    pub(crate) fn maybe_help(self, help: Option<String>) {
        if let Some(violation) = self.0 {
            violation.help = help;
        }
    }
}
