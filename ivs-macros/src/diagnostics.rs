//! Errors and warnings, collected so that all are reported together.

use crate::span::{SpanRange, line_and_column};
use ivs_schema::redact::Redactor;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashMap;

/// What a stage found.
#[derive(Debug, Default)]
pub struct Diagnostics {
    messages: Vec<Diagnostic>,
    /// Where each message is among them, by its place and its text.
    known: HashMap<((u32, u32), String), usize>,
    /// Words that the editor may complete, with a module of the core's `hints`.
    pub words: Vec<(&'static str, TokenStream)>,
    /// What the user wrote, with literals that may be secrets.
    pub source: TokenStream,
    /// What no message may show.
    pub redactor: Redactor,
}

/// One message at one place.
#[derive(Debug)]
pub struct Diagnostic {
    pub span: SpanRange,
    message: String,
    help: Option<String>,
    note: Option<String>,
    pub severity: Severity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    /// A warning, with the name of its rule.
    Warning(&'static str),
}

impl Diagnostics {
    /// Notes an error.
    pub fn error(
        &mut self,
        span: impl Into<SpanRange>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(span.into(), message.into(), Severity::Error)
    }

    /// Notes a warning of a rule.
    pub fn warning(
        &mut self,
        rule: &'static str,
        span: impl Into<SpanRange>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(span.into(), message.into(), Severity::Warning(rule))
    }

    fn push(&mut self, span: SpanRange, message: String, severity: Severity) -> &mut Diagnostic {
        // Each turn of a loop finds the same.
        let place = line_and_column(span.start);
        let index = self.messages.len();
        if place != (0, 0) {
            let known = *self.known.entry((place, message.clone())).or_insert(index);
            if known < index {
                #[expect(clippy::indexing_slicing, reason = "it was pushed before")]
                return &mut self.messages[known];
            }
        }
        self.messages.push(Diagnostic {
            span,
            message,
            help: None,
            note: None,
            severity,
        });
        #[expect(clippy::indexing_slicing, reason = "it was pushed just now")]
        &mut self.messages[index]
    }

    /// Notes a word, or a path, that the editor may complete to an item of a module of the core's
    /// `hints`; there may be nothing of it yet.
    pub fn word(&mut self, module: &'static str, word: impl ToTokens) {
        self.words.push((module, word.into_token_stream()));
    }

    pub fn extend(&mut self, other: Self) {
        let before = self.messages.len();
        self.messages.extend(other.messages);
        for (message, index) in other.known {
            self.known.entry(message).or_insert(before + index);
        }
        self.words.extend(other.words);
        self.redactor.extend(other.redactor);
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.messages
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The messages, in the order of the source.
    ///
    /// Warnings wait until there are no errors, as rustc's own do: while a name is misspelt, what it
    /// stands for looks unused.
    pub fn into_messages(mut self) -> Vec<Diagnostic> {
        if self.has_errors() {
            self.messages
                .retain(|found| found.severity == Severity::Error);
        }
        if !self.messages.is_empty() {
            note_literals(std::mem::take(&mut self.source), &mut self.redactor);
        }
        self.messages
            .sort_by_cached_key(|diagnostic| line_and_column(diagnostic.span.start));
        self.messages
            .into_iter()
            .map(|message| message.redacted(&self.redactor))
            .collect()
    }
}

/// Notes the literals that hold secrets.
fn note_literals(tokens: TokenStream, redactor: &mut Redactor) {
    for token in tokens {
        match token {
            TokenTree::Literal(literal) => redactor.text(&literal.to_string()),
            TokenTree::Group(group) => note_literals(group.stream(), redactor),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

impl Diagnostic {
    /// Says what to write instead.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }

    /// Says what to write instead, where that is known.
    pub fn maybe_help(&mut self, help: Option<String>) {
        self.help = help;
    }

    /// Says what else there is to know.
    pub fn maybe_note(&mut self, note: Option<String>) -> &mut Self {
        self.note = note;
        self
    }

    /// Without what it must not show.
    fn redacted(self, redactor: &Redactor) -> Self {
        let line = |line: String| redactor.help(line, false);
        Self {
            message: redactor.message(&self.message, false),
            help: self.help.and_then(line),
            note: self.note.and_then(line),
            ..self
        }
    }

    /// The message, with its help and its note.
    pub fn text(&self) -> String {
        let mut text = self.message.clone();
        for (label, line) in [("help", &self.help), ("note", &self.note)] {
            if let Some(line) = line {
                text.extend(["\n", label, ": ", line]);
            }
        }
        text
    }
}
