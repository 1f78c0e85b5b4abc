//! What is known only when the stack is deployed, and the values made of it: `if` and `format!`.

use super::Resolver;
use super::names::{Binding, ScopeId};
use super::values::Slot;
use crate::ast::{self, Form, Format, FormatPiece, If};
use crate::limits::chained;
use crate::model::{Content, Piece, Value};
use ivs_schema::names::to_pascal_case;
use ivs_schema::table;
use ivs_schema::view::Node;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::HashSet;

impl Resolver<'_> {
    /// Whether a value is known only at deployment: whether something in it is.
    pub fn is_deploy_time(&self, scope: ScopeId, value: &ast::Value) -> bool {
        match &value.form {
            Form::Name(name) => return self.is_deploy_time_name(scope, name),
            Form::Chain(chain) => {
                return self.is_deploy_time_name(scope, &chain.base)
                    || self.names.turns(scope, &chain.base.to_string()).is_some()
                    || self.is_export(scope, chain);
            }
            Form::Format(format) => {
                let is_captured = format.pieces.iter().any(|piece| match piece {
                    FormatPiece::Argument { name, .. } => self.is_deploy_time_word(scope, name),
                    FormatPiece::Text(_) => false,
                });
                if is_captured {
                    return true;
                }
            }
            Form::Import { resource, .. } => {
                return table::by_name(&resource.to_string()).is_some();
            }
            Form::Ref(_) | Form::PseudoParameter(_) | Form::Function { .. } => return true,
            Form::Resource(..) => return false,
            _ => {}
        }
        value
            .parts()
            .into_iter()
            .any(|part| self.is_deploy_time(scope, part))
    }

    /// Whether what a name stands for is known only at deployment.
    pub fn is_deploy_time_name(&self, scope: ScopeId, name: &Ident) -> bool {
        self.is_deploy_time_word(scope, &name.to_string())
    }

    fn is_deploy_time_word(&self, scope: ScopeId, name: &str) -> bool {
        match self.names.find(scope, name) {
            Some((Binding::Value(..), found_in)) => {
                self.definitions.is_deploy_time(found_in, name.to_owned())
            }
            Some((binding, _)) => matches!(
                binding,
                Binding::Resource(_)
                    | Binding::Import(_)
                    | Binding::Parameter(_)
                    | Binding::Mapping(_)
                    | Binding::Condition(_)
            ),
            None => false,
        }
    }

    /// `if condition { a } else { b }` as a value.
    pub fn choice(&mut self, scope: ScopeId, choice: &If, value: &ast::Value, slot: Slot) -> Value {
        let core = self.core;
        let is_deploy_time = self.is_deploy_time(scope, &choice.condition);
        let then = self.value(scope, &choice.then, slot);
        let otherwise = choice
            .otherwise
            .as_ref()
            .map(|otherwise| self.value(scope, otherwise, slot));
        let [then_tokens, otherwise_tokens] =
            [Some(&then), otherwise.as_ref()].map(|value| value.map(Value::tokens));
        let no_value = Value::leaf(value.span, Node::no_value(), quote!(#core::aws::no_value()));
        if !is_deploy_time {
            // Rust decides: both branches are checked, and made one type.
            let condition = self.rust_condition(scope, &choice.condition);
            let otherwise_tokens = otherwise_tokens.map_or_else(
                || quote!(#core::functions::Choice::nothing()),
                |tokens| quote!(#core::functions::Choice::of(#tokens)),
            );
            let tokens = quote! {
                if #condition { #core::functions::Choice::of(#then_tokens) } else { #otherwise_tokens }
            };
            return Value {
                span: value.span,
                content: Content::ProgramChoice {
                    condition,
                    then: Box::new(then),
                    otherwise: otherwise.map(Box::new),
                    tokens,
                },
            };
        }
        let Some(condition) = self.used_condition(scope, &choice.condition) else {
            return Value::unknown(value.span, TokenStream::new());
        };
        let handle = &condition.handle;
        let otherwise = otherwise.unwrap_or(no_value);
        let otherwise_tokens = otherwise.tokens();
        let tokens = quote!(#core::functions::if_else(&#handle, #then_tokens, #otherwise_tokens));
        let name = Value::leaf(
            choice.condition.span,
            Node::String(condition.id.into()),
            TokenStream::new(),
        );
        Value {
            span: value.span,
            content: Content::Function {
                name: "Fn::If",
                arguments: vec![name, then, otherwise],
                is_single: false,
                tokens,
            },
        }
    }

    /// `format!` over values that are known at deployment.
    pub fn format(&mut self, scope: ScopeId, format: &Format, value: &ast::Value) -> Value {
        let core = self.core;
        let mut calls: Vec<TokenStream> = Vec::new();
        let mut pieces = Vec::new();
        self.unused_arguments(format);
        for piece in &format.pieces {
            let (name, specification, written) = match piece {
                FormatPiece::Text(text) => {
                    calls.push(quote!(.text(#core::__private::text(#text))));
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
            if !self.is_deploy_time(scope, &argument) {
                if self.names_nothing(scope, &argument) {
                    continue;
                }
                let (piece, tokens) = self.rust_piece(scope, &argument, specification);
                calls.push(quote!(.text(#tokens)));
                pieces.push(piece);
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
            let tokens = given.tokens();
            let key = Some(to_pascal_case(name))
                .filter(|key| key.starts_with(|first: char| first.is_ascii_alphabetic()));
            match &key {
                Some(key) => calls.push(quote!(.named(#key, #tokens))),
                None => calls.push(quote!(.value(#tokens))),
            }
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
        Value {
            span,
            content: Content::Format {
                pieces,
                tokens: chained(&quote!(#core::functions::Sub::new()), &calls),
            },
        }
    }

    /// A Rust value in a `format!`, and the string that it becomes.
    fn rust_piece(
        &mut self,
        scope: ScopeId,
        argument: &ast::Value,
        specification: &str,
    ) -> (Piece, TokenStream) {
        let pattern = if specification.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{:{specification}}}")
        };
        let tokens = self.rust(scope, argument).formatted(&pattern);
        let known = self.value(scope, argument, Slot::Json).node();
        let piece = match known {
            Node::String(text) if specification.is_empty() => Piece::Text(text.into_owned()),
            Node::Integer(number) if specification.is_empty() => Piece::Text(number.to_string()),
            _ => Piece::Rust(tokens.clone()),
        };
        (piece, tokens)
    }

    /// The value that a placeholder names.
    fn format_argument(
        &mut self,
        format: &Format,
        name: &str,
        written: &str,
    ) -> Option<ast::Value> {
        let by_name = format
            .arguments
            .iter()
            .find(|argument| argument.name.as_ref().is_some_and(|known| known == name));
        let by_position = name
            .parse::<usize>()
            .ok()
            .and_then(|position| format.arguments.get(position));
        if let Some(argument) = by_name.or(by_position) {
            return Some(argument.value.clone());
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
