//! Rust expressions: which names of the stack they use.

use super::Lowering;
use crate::ast::{self, Form};
use crate::ir::{
    Broken, Content, RustBinding, RustExpression, RustLet, RustValue, Slot, Used, Value,
};
use crate::parse::is_punctuation;
use crate::scopes::ids::reference_variable;
use crate::scopes::mentions::{Mention, mentions};
use crate::scopes::names::{Binding, Region, RegionId, RustName, ScopeId};
use crate::span::SpanRange;
use ivs_schema::presence::Presence;
use ivs_schema::view::Node;
use proc_macro2::{Ident, TokenTree};
use std::collections::{HashMap, HashSet};

/// Where Rust expressions are evaluated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Evaluated {
    /// Where they are written, each in a block of its own with copies of what it uses.
    InBlocks,
    /// In a `let`, whose copies of what it uses live as long as the value: it may borrow from them.
    InLet,
    /// Before the lines of the whole stack or of a loop, for what is named here.
    Before(&'static str),
}

impl Lowering<'_> {
    /// A Rust expression, in which arguments and values stand with their own type, by value.
    pub fn rust(&mut self, scope: ScopeId, value: &ast::Value) -> RustValue {
        let mut mentioned = Vec::new();
        mentions(&value.tokens, &mut mentioned);
        let mut bindings = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for mention in mentioned {
            let name = mention.name.to_string();
            if seen.contains(&name) {
                continue;
            }
            match self.bound_in_rust(scope, &mention) {
                Ok(Some(binding)) => {
                    bindings.push(binding);
                    seen.insert(name);
                }
                Ok(None) => {}
                Err(what) => {
                    self.only_at_deployment(&mention, what, instead(&value.tokens));
                    // What is wrong with one name is wrong with the whole expression.
                    break;
                }
            }
        }
        RustValue {
            bindings,
            expression: RustExpression::Written(value.tokens.iter().cloned().collect()),
            start: value.span.start,
        }
    }

    /// A single name that stands for a Rust value.
    fn named_in_rust(&mut self, scope: ScopeId, name: &Ident) -> Option<RustValue> {
        let mut bindings = Vec::new();
        match self.names.find(scope, &name.to_string())?.0 {
            Binding::Argument(_) => {}
            Binding::Rust(rust) => {
                let rust = rust.clone();
                self.is_evaluated_here(name, &rust);
                if rust.is_unrolled {
                    let RustName { name, variable, .. } = rust;
                    bindings.push(RustBinding::Variable { name, variable });
                }
            }
            _ => return None,
        }
        Some(RustValue {
            bindings,
            expression: RustExpression::Name(name.clone()),
            start: name.span(),
        })
    }

    /// Whether a Rust value is evaluated where, or before, it is used; if not, says so.
    fn is_evaluated_here(&mut self, word: &Ident, rust: &RustName) -> bool {
        let (from, before) = match self.evaluated {
            Evaluated::Before("imports") => (self.loop_region(), Some("imports")),
            Evaluated::Before(what) => (0, Some(what)),
            _ => (self.region, None),
        };
        let mut region = Some(from);
        while let Some(id) = region {
            if id == rust.region {
                return true;
            }
            region = self.names.region(id).and_then(|region| region.parent);
        }
        let is_loop = self
            .names
            .region(rust.region)
            .is_some_and(|region| region.is_loop);
        let statement = if is_loop { "for" } else { "if" };
        let help = match (is_loop, before) {
            (true, Some("conditions")) => {
                "compare outside the `for`, or go over a list written here".to_owned()
            }
            _ => format!("declare it before the `{statement}`"),
        };
        let before = before.map_or_else(String::new, |what| format!(", {what} are made before"));
        self.diagnostics
            .error(
                word.span(),
                format!("`{word}` is known inside its `{statement}` only{before}"),
            )
            .help(help);
        false
    }

    /// The body of a loop, or the whole stack, that the lines being read are in.
    fn loop_region(&self) -> RegionId {
        let mut id = self.region;
        while let Some(Region {
            parent: Some(parent),
            is_loop: false,
        }) = self.names.region(id)
        {
            id = *parent;
        }
        id
    }

    /// Reads what is evaluated elsewhere than in a block where it is written.
    pub fn evaluated<T>(&mut self, evaluated: Evaluated, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.evaluated, evaluated);
        let value = read(self);
        self.evaluated = outer;
        value
    }

    /// A `bool` of Rust that an `if` asks.
    pub fn rust_condition(&mut self, scope: ScopeId, condition: &ast::Value) -> Value {
        if self.names_nothing(scope, condition) {
            return Value::broken(condition.span, Broken::Boolean);
        }
        let value = self.rust(scope, condition);
        Value::new(condition.span, Content::Rust(value, Slot::Bare))
    }

    /// When the running program lets there be what stands under a condition: the same for the same
    /// words in one scope, unless they call something, which may answer differently each time.
    pub fn decided_by_program(&mut self, scope: ScopeId, condition: &ast::Value) -> Presence {
        match &condition.form {
            Form::Not(inner) => return !self.decided_by_program(scope, inner),
            Form::Parenthesized(inner) => return self.decided_by_program(scope, inner),
            _ => {}
        }
        let is_call = |token: &TokenTree| matches!(token, TokenTree::Group(_));
        let text = if condition.tokens.iter().any(is_call) {
            None
        } else {
            Some((
                scope,
                condition
                    .tokens
                    .iter()
                    .map(ToString::to_string)
                    .collect::<String>(),
            ))
        };
        let count = self.program_decides.len();
        let known = self
            .program_decides
            .iter()
            .position(|known| text.is_some() && *known == text);
        if known.is_none() {
            self.program_decides.push(text);
        }
        Presence::Unknown(known.unwrap_or(count))
    }

    /// Says that a name of a Rust expression is none of the stack's, where nothing else can be meant.
    pub fn names_nothing(&mut self, scope: ScopeId, value: &ast::Value) -> bool {
        match &value.form {
            Form::Name(name) => {
                let text = name.to_string();
                let is_word = text.starts_with(|first: char| first.is_lowercase());
                let is_missing = is_word && self.names.find(scope, &text).is_none();
                if is_missing {
                    self.unknown_name(scope, name);
                }
                is_missing
            }
            Form::Chain(chain) => {
                let name = &chain.base;
                let text = name.to_string();
                let is_missing = text.starts_with(|first: char| first.is_lowercase())
                    && self.names.find(scope, &text).is_none()
                    && self.names.turns(scope, &text).is_none();
                if is_missing {
                    self.unknown_name(scope, name);
                }
                is_missing
            }
            Form::Not(inner) | Form::Parenthesized(inner) => self.names_nothing(scope, inner),
            Form::Comparison { left, right, .. } => {
                let left = self.names_nothing(scope, left);
                self.names_nothing(scope, right) || left
            }
            Form::Logic(_, values) => {
                // Each is looked at, so that all are reported.
                let missing = values
                    .iter()
                    .filter(|value| self.names_nothing(scope, value));
                missing.count() > 0
            }
            _ => false,
        }
    }

    /// What binds a name for a Rust expression, if anything; what the name is, where the program
    /// does not know it.
    fn bound_in_rust(
        &mut self,
        scope: ScopeId,
        mention: &Mention,
    ) -> Result<Option<RustBinding>, &'static str> {
        let word = &mention.name;
        let name = word.to_string();
        if name == "aws" && mention.is_path {
            return Err("a pseudo parameter");
        }
        if mention.is_path {
            return Ok(None);
        }
        let Some((binding, found_in)) = self.names.find(scope, &name) else {
            return Ok(None);
        };
        match binding.clone() {
            Binding::Argument(argument) => {
                let variable = reference_variable(&argument, found_in);
                Ok(Some(self.copied(argument, variable, false)))
            }
            Binding::Rust(rust) => {
                if !self.is_evaluated_here(word, &rust) {
                    return Ok(None);
                }
                let RustName {
                    name,
                    variable,
                    is_unrolled,
                    ..
                } = rust;
                Ok(Some(self.copied(name, variable, is_unrolled)))
            }
            Binding::Value(value, value_scope) => self.value_in_rust(word, &value, value_scope),
            Binding::Resource(_) | Binding::Import(_) if mention.is_call => Ok(None),
            Binding::Resource(_) => Err("a resource"),
            Binding::Import(_) => Err("an imported resource"),
            Binding::Parameter(_) => Err("a parameter"),
            Binding::Mapping(_) => Err("a mapping"),
            Binding::Condition(_) => Err("a condition"),
            Binding::Broken => Ok(None),
        }
    }

    /// Binds a name to a copy of its value. In a block of its own, the name itself holds a reference.
    fn copied(&self, name: Ident, variable: Ident, is_unrolled: bool) -> RustBinding {
        RustBinding::Copy {
            of: Used {
                name,
                variable,
                is_unrolled,
            },
            is_by_variable: is_unrolled || self.evaluated == Evaluated::InLet,
        }
    }

    fn value_in_rust(
        &mut self,
        word: &Ident,
        value: &ast::Value,
        value_scope: ScopeId,
    ) -> Result<Option<RustBinding>, &'static str> {
        self.used.insert((value_scope, word.to_string()));
        let name = word.clone();
        if let Form::Literal(_) | Form::IncludeStr { .. } = value.form {
            let value = value.tokens.iter().cloned().collect();
            return Ok(Some(RustBinding::Written { name, value }));
        }
        if let Form::Name(other) = &value.form
            && self.names.find(value_scope, &other.to_string()).is_some()
        {
            let mention = Mention {
                name: other.clone(),
                is_path: false,
                behind_path: None,
                is_call: false,
            };
            let binding = self.bound_in_rust(value_scope, &mention)?;
            return Ok(binding.map(|binding| RustBinding::Alias {
                name,
                binding: Box::new(binding),
                other: other.clone(),
            }));
        }
        let value = self.value(value_scope, value, Slot::Bare);
        if matches!(value.content, Content::Format(_)) || value.node() != Node::Unknown {
            return Err("a value of the template");
        }
        let value = Box::new(value);
        Ok(Some(RustBinding::Value { name, value }))
    }

    fn only_at_deployment(&mut self, mention: &Mention, what: &str, help: &str) {
        let word = &mention.name;
        let (span, shown) = match &mention.behind_path {
            Some(behind) => (
                SpanRange {
                    start: word.span(),
                    end: behind.span(),
                },
                format!("{word}::{behind}"),
            ),
            None => (word.span().into(), word.to_string()),
        };
        self.diagnostics
            .error(
                span,
                format!(
                    "`{shown}` is {what}, known only at deployment; a Rust expression can't use it"
                ),
            )
            .help(help);
    }

    /// A Rust expression as a value that nothing is known of.
    pub fn rust_leaf(&mut self, scope: ScopeId, value: &ast::Value, slot: Slot) -> Value {
        let named = match &value.form {
            Form::Name(name) => self.named_in_rust(scope, name),
            _ => None,
        };
        let rust = named.unwrap_or_else(|| self.rust(scope, value));
        Value::new(value.span, Content::Rust(rust, slot))
    }
}

/// What to write for a Rust expression over values that are known only at deployment.
fn instead(expression: &[TokenTree]) -> &'static str {
    let has = |signs: &[char]| {
        expression.iter().enumerate().any(|(index, token)| {
            let is_turbofish = index
                .checked_sub(1)
                .is_some_and(|before| is_punctuation(expression.get(before), ':'));
            !is_turbofish && signs.iter().any(|sign| is_punctuation(Some(token), *sign))
        })
    };
    if matches!(expression.first(), Some(TokenTree::Ident(word)) if word == "match") {
        "choose with `if`, as in `if stage == \"prod\" { a } else { b }`"
    } else if has(&['+']) {
        "put texts together with `format!`; CloudFormation does not calculate"
    } else if has(&['<', '>', '=']) {
        "conditions compare with `==` and `!=`, two values at a time"
    } else {
        "a Rust expression is evaluated when the program runs; use arguments of the stack in it"
    }
}

/// Sorts Rust values: in the order of the source, but each after those that it uses.
pub fn sort_by_use(values: Vec<RustLet>) -> Vec<RustLet> {
    let positions: HashMap<String, usize> = values
        .iter()
        .enumerate()
        .map(|(index, value)| (value.variable.to_string(), index))
        .collect();
    let uses: Vec<Vec<usize>> = values
        .iter()
        .map(|value| {
            let used = value.value.uses();
            used.filter_map(|used| positions.get(&used.variable.to_string()).copied())
                .collect()
        })
        .collect();
    let mut values: Vec<Option<RustLet>> = values.into_iter().map(Some).collect();
    let mut is_visited = vec![false; values.len()];
    let mut sorted = Vec::with_capacity(values.len());
    for start in 0..values.len() {
        // What waits for what it uses, and how many of these were visited.
        let mut waiting = vec![(start, 0)];
        while let Some((index, next)) = waiting.last_mut() {
            let is_first_visit = *next == 0;
            if is_first_visit && is_visited.get(*index).copied().unwrap_or(true) {
                waiting.pop();
                continue;
            }
            if let Some(visited) = is_visited.get_mut(*index) {
                *visited = true;
            }
            let needed = uses.get(*index).and_then(|uses| uses.get(*next)).copied();
            *next += 1;
            if let Some(needed) = needed {
                waiting.push((needed, 0));
            } else {
                sorted.extend(values.get_mut(*index).and_then(Option::take));
                waiting.pop();
            }
        }
    }
    sorted
}
