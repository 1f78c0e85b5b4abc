//! Loops: over a list that is written here, turn by turn while compiling; over a Rust iterator, in the
//! program.

use super::Declaring;
use super::declarations::DeclaredLine;
use super::ids::{Key, reference_variable};
use super::names::{Binding, RustName, ScopeId};
use crate::ast::{For, Form, Item, Literal, Pattern, Value};
use proc_macro2::{Ident, Span};
use quote::format_ident;
use std::rc::Rc;

impl Declaring<'_> {
    pub fn declare_for<'a>(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        for_loop: &'a For,
        lines: &mut Vec<DeclaredLine<'a>>,
    ) {
        let Some(elements) = self.elements(scope, &for_loop.elements) else {
            if matches!(for_loop.elements.form, Form::Invalid) {
                self.declare_broken(scope, for_loop);
            } else {
                self.declare_program_loop(scope, keys, for_loop, lines);
            }
            return;
        };
        let mut seen: Vec<String> = Vec::new();
        for element in &elements {
            let Some((key, bindings)) = self.turn(&for_loop.pattern, element) else {
                continue;
            };
            let turn = self.names.add_scope(Some(scope));
            for (name, value) in bindings {
                if seen.is_empty() {
                    self.for_editor.name(&name, &value);
                }
                let text = name.to_string();
                let binding = Binding::Value(Rc::new(value), scope);
                if self.names.add(turn, &text, binding) {
                    self.names.definitions.add(turn, &name);
                } else {
                    self.diagnostics
                        .error(name.span(), format!("the name `{text}` is used twice"))
                        .help("rename one of them");
                }
            }
            if seen.contains(&key) {
                self.diagnostics
                    .error(element.span, format!("the key `{key}` stands twice in this list"))
                    .help("the first item of each element gives the ids of its turn; make them different");
                continue;
            }
            let mut keys = keys.to_vec();
            keys.push(Key::Literal(key.clone()));
            let declared = self.declare_items(turn, keys, &for_loop.items);
            for name in declared_names(&for_loop.items) {
                self.names.add_turn(scope, &name, &key, turn);
            }
            seen.push(key);
            lines.push(DeclaredLine::Turn(declared));
        }
        if seen.is_empty() && !elements.is_empty() {
            self.declare_broken(scope, for_loop);
        }
    }

    /// The elements of a list that is written here, or before under a name.
    fn elements(&mut self, scope: ScopeId, list: &Value) -> Option<Vec<Value>> {
        match &list.form {
            Form::List(elements) => Some(elements.clone()),
            Form::Name(name) => {
                let name = name.to_string();
                let Some((Binding::Value(value, inner), _)) = self.names.find(scope, &name) else {
                    return None;
                };
                let Form::List(elements) = &value.form else {
                    return None;
                };
                self.used.insert((*inner, name));
                Some(elements.clone())
            }
            _ => None,
        }
    }

    /// A loop over anything else runs in the program: its names stay inside.
    fn declare_program_loop<'a>(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        for_loop: &'a For,
        lines: &mut Vec<DeclaredLine<'a>>,
    ) {
        let turn = self.names.add_scope(Some(scope));
        let names = for_loop.pattern.names();
        for name in names {
            let text = name.to_string();
            let rust = RustName {
                name: name.clone(),
                variable: reference_variable(name, turn),
                value: None,
                is_unrolled: false,
                region: 0,
            };
            if !self.names.add(turn, &text, Binding::Rust(rust)) {
                self.diagnostics
                    .error(name.span(), format!("the name `{text}` is used twice"))
                    .help("rename one of them");
            }
        }
        let Some(first) = names.first() else {
            return;
        };
        let variable = format_ident!("element_{turn}", span = Span::mixed_site());
        let mut keys = keys.to_vec();
        keys.push(Key::Program(variable, first.clone()));
        let turn = self.declare_items(turn, keys, &for_loop.items);
        lines.push(DeclaredLine::Loop { for_loop, turn });
    }

    /// Nothing shall be said about the uses of what a faulty loop declares.
    fn declare_broken(&mut self, scope: ScopeId, for_loop: &For) {
        for name in declared_names(&for_loop.items) {
            self.names.add(scope, &name, Binding::Broken);
        }
    }

    /// The key of an element, and what the pattern binds in its turn.
    fn turn(
        &mut self,
        pattern: &Pattern,
        element: &Value,
    ) -> Option<(String, Vec<(Ident, Value)>)> {
        let bindings = match (pattern, &element.form) {
            (Pattern::Name(name), Form::Tuple(_)) => {
                self.diagnostics
                    .error(
                        name.span(),
                        format!("`{name}` is one name, but the elements have several items"),
                    )
                    .help("name them all, as in `for (key, value) in ..`");
                return None;
            }
            (Pattern::Name(name), _) => vec![(name.clone(), element.clone())],
            (Pattern::Tuple(names), Form::Tuple(items)) if items.len() == names.len() => {
                names.iter().cloned().zip(items.iter().cloned()).collect()
            }
            (Pattern::Tuple(names), _) => {
                self.diagnostics
                    .error(
                        element.span,
                        format!("this element needs {} items in parentheses", names.len()),
                    )
                    .help("write one for each name behind `for`");
                return None;
            }
        };
        let (_, first) = bindings.first()?;
        let key = match &first.form {
            Form::Literal(Literal::String(text)) => text.clone(),
            Form::Literal(Literal::Integer(number)) => number.to_string(),
            Form::Name(name) => name.to_string(),
            _ => {
                self.diagnostics
                    .error(
                        first.span,
                        "the first item of an element is its key: a text or a number",
                    )
                    .help("write it out, as in `\"front\"`: it becomes a part of the logical ids");
                return None;
            }
        };
        Some((key, bindings))
    }
}

/// The names that are declared in a loop, or in loops inside it.
pub fn declared_names(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Let(declaration) => vec![declaration.name.to_string()],
            Item::For(for_loop) => declared_names(&for_loop.items),
            Item::If(statement) => {
                let mut names = declared_names(&statement.then);
                names.extend(declared_names(&statement.otherwise));
                names
            }
            Item::Output(_) | Item::Section(_) => Vec::new(),
        })
        .collect()
}
