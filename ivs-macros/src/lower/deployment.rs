//! What is known only when the stack is deployed, and the values made of it: `if` and `format!`.

use super::Lowering;
use crate::ast::{self, Form, Format, FormatPiece, If, Literal};
use crate::ir::{Broken, Callee, Content, Piece, Slot, Value};
use crate::scopes::names::{Binding, ScopeId};
use ivs_schema::names::to_pascal_case;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Span};
use std::collections::HashSet;

impl Lowering<'_> {
    /// `if condition { a } else { b }` as a value.
    pub fn choice(&mut self, scope: ScopeId, choice: &If, value: &ast::Value, slot: Slot) -> Value {
        let is_deploy_time = self.names.is_deploy_time(scope, &choice.condition);
        let then = self.value(scope, &choice.then, slot);
        let otherwise = choice
            .otherwise
            .as_ref()
            .map(|otherwise| self.value(scope, otherwise, slot));
        if !is_deploy_time {
            let content = Content::ProgramChoice {
                condition: Box::new(self.rust_condition(scope, &choice.condition)),
                then: Box::new(then),
                otherwise: otherwise.map(Box::new),
            };
            return Value::new(value.span, content);
        }
        let Some(condition) = self.used_condition(scope, &choice.condition) else {
            return Value::broken(value.span, Broken::Nothing);
        };
        let otherwise = otherwise.unwrap_or_else(|| {
            let no_value = Ident::new("no_value", Span::call_site());
            Value::new(
                value.span,
                Content::PseudoParameter(no_value, "AWS::NoValue"),
            )
        });
        let name = Value::new(choice.condition.span, Content::Text(condition.id.clone()));
        let arguments = vec![name, then, otherwise];
        Value::new(
            value.span,
            Content::Function(Callee::If(condition), arguments),
        )
    }

    /// `format!` over values that are known at deployment.
    pub fn format(&mut self, scope: ScopeId, format: &Format, value: &ast::Value) -> Value {
        let mut pieces = Vec::new();
        self.unused_arguments(format);
        for piece in &format.pieces {
            let (name, specification, written) = match piece {
                FormatPiece::Text(text) => {
                    pieces.push(Piece::Text(text.clone()));
                    continue;
                }
                FormatPiece::Argument {
                    name,
                    specification,
                    written,
                } => (name, specification, written),
            };
            let Some(argument) = self.format_argument(format, name, written) else {
                continue;
            };
            if !self.names.is_deploy_time(scope, &argument) {
                if self.names_nothing(scope, &argument) {
                    continue;
                }
                pieces.push(self.rust_piece(scope, &argument, specification));
                continue;
            }
            if !specification.is_empty() {
                self.diagnostics
                    .error(
                        format.span,
                        format!(
                            "`{written}` can't be formatted, its value is known only at deployment"
                        ),
                    )
                    .help(format!(
                        "write `{}`",
                        written.replace(&format!(":{specification}"), "")
                    ));
            }
            let given = self.value(scope, &argument, Slot::Json);
            let key = Some(to_pascal_case(name))
                .filter(|key| key.starts_with(|first: char| first.is_ascii_alphabetic()));
            let given = Value {
                span: argument.span,
                ..given
            };
            pieces.push(Piece::Value(key, given));
        }
        let span = match pieces.as_slice() {
            [Piece::Value(_, itself)] => itself.span,
            _ => value.span,
        };
        Value::new(span, Content::Format(pieces))
    }

    /// A Rust value in a `format!`, and the string that it becomes.
    fn rust_piece(&mut self, scope: ScopeId, argument: &ast::Value, specification: &str) -> Piece {
        let pattern = if specification.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{:{specification}}}")
        };
        let rust = self.rust(scope, argument);
        let known = match self.value(scope, argument, Slot::Json).node() {
            Node::String(text) if specification.is_empty() => Some(text.into_owned()),
            Node::Integer(number) if specification.is_empty() => Some(number.to_string()),
            _ => None,
        };
        Piece::Rust(rust, pattern, known)
    }

    /// Whether all that a `format!` puts together is written in the stack.
    pub fn is_literal(&self, scope: ScopeId, format: &Format) -> bool {
        let is_literal = |value: &ast::Value| {
            matches!(
                value.form,
                Form::Literal(Literal::String(_) | Literal::Integer(_))
            )
        };
        let is_name_of_literal = |name: &str| match self.names.find(scope, name) {
            Some((Binding::Value(value, _), _)) => is_literal(value),
            _ => false,
        };
        format.pieces.iter().all(|piece| match piece {
            FormatPiece::Text(_) => true,
            FormatPiece::Argument {
                name,
                specification,
                ..
            } => {
                specification.is_empty()
                    && match given_argument(format, name).map(|value| &value.form) {
                        Some(Form::Name(name)) => is_name_of_literal(&name.to_string()),
                        Some(_) => given_argument(format, name).is_some_and(is_literal),
                        None => is_name_of_literal(name),
                    }
            }
        })
    }

    /// The value that a placeholder names.
    fn format_argument(
        &mut self,
        format: &Format,
        name: &str,
        written: &str,
    ) -> Option<ast::Value> {
        if let Some(value) = given_argument(format, name) {
            return Some(value.clone());
        }
        if let Ok(captured) = syn::parse_str::<Ident>(name) {
            let captured = Ident::new(&captured.to_string(), format.span);
            return Some(ast::Value {
                tokens: vec![captured.clone().into()],
                form: Form::Name(captured),
                span: format.span.into(),
            });
        }
        self.diagnostics
            .error(
                format.span,
                format!("`{written}` has no value behind the text"),
            )
            .help("add one, separated by a comma");
        None
    }

    /// Says which values behind the text stand nowhere in it, as rustc does for those of Rust.
    fn unused_arguments(&mut self, format: &Format) {
        let used: HashSet<&str> = format
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                FormatPiece::Argument { name, .. } => Some(name.as_str()),
                FormatPiece::Text(_) => None,
            })
            .collect();
        for (position, argument) in format.arguments.iter().enumerate() {
            let name = argument.name.as_ref().map(Ident::to_string);
            let is_used = name.is_some_and(|name| used.contains(name.as_str()))
                || used.contains(position.to_string().as_str());
            if !is_used {
                self.diagnostics
                    .error(argument.value.span, "this value stands nowhere in the text")
                    .help("write `{}` where it belongs, or remove it");
            }
        }
    }
}

/// The argument after the format string that a placeholder names, or counts.
fn given_argument<'f>(format: &'f Format, name: &str) -> Option<&'f ast::Value> {
    let by_name = format
        .arguments
        .iter()
        .find(|argument| argument.name.as_ref().is_some_and(|known| known == name));
    let by_position = || format.arguments.get(name.parse::<usize>().ok()?);
    Some(&by_name.or_else(by_position)?.value)
}
