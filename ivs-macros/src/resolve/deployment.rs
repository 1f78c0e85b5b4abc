//! What is known only when the stack is deployed, and the values made of it: `if` and `format!`.

use super::Resolver;
use super::names::{Binding, ScopeId};
use super::values::Slot;
use crate::ast::{self, Form, Format, FormatPiece, If};
use crate::model::{Content, Piece, Value};
use ivs_schema::names::to_pascal_case;
use ivs_schema::view::Node;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::HashSet;

/// The names that were followed, with the scopes that have them.
type Seen = HashSet<(ScopeId, String)>;

impl Resolver<'_> {
    /// Whether a value is known only at deployment.
    pub fn is_deploy_time(&self, scope: ScopeId, value: &ast::Value) -> bool {
        self.leads_to_deployment(scope, value, &mut HashSet::new())
    }

    /// Whether what a name stands for is known only at deployment.
    pub fn is_deploy_time_name(&self, scope: ScopeId, name: &Ident) -> bool {
        self.name_leads_to_deployment(scope, name, &mut HashSet::new())
    }

    /// Whether something in a value is known only at deployment. Each name is followed once, so that
    /// circles end and names used many times cost nothing.
    fn leads_to_deployment(&self, scope: ScopeId, value: &ast::Value, seen: &mut Seen) -> bool {
        let parts: Vec<&ast::Value> = match &value.form {
            Form::Name(name) => return self.name_leads_to_deployment(scope, name, seen),
            Form::Chain(chain) => {
                return self.name_leads_to_deployment(scope, &chain.base, seen)
                    || self.names.turns(scope, &chain.base.to_string()).is_some()
                    || self.is_export(scope, chain);
            }
            Form::Format(format) => return self.format_leads_to_deployment(scope, format, seen),
            Form::Ref(_)
            | Form::PseudoParameter(_)
            | Form::Function { .. }
            | Form::Import { .. } => return true,
            Form::If(choice) => [&choice.condition, &choice.then]
                .into_iter()
                .chain(&choice.otherwise)
                .collect(),
            Form::Comparison { left, right, .. } => vec![left, right],
            Form::Logic(_, values) | Form::List(values) | Form::Tuple(values) => {
                values.iter().collect()
            }
            Form::Not(inner) | Form::Parenthesized(inner) => vec![inner],
            Form::Block(block) => block.entries.iter().map(|entry| &entry.value).collect(),
            Form::Literal(_)
            | Form::Resource(..)
            | Form::IncludeStr { .. }
            | Form::Rust
            | Form::TypeAlone(_)
            | Form::HalfPath
            | Form::Invalid => Vec::new(),
        };
        parts
            .into_iter()
            .any(|part| self.leads_to_deployment(scope, part, seen))
    }

    fn name_leads_to_deployment(&self, scope: ScopeId, name: &Ident, seen: &mut Seen) -> bool {
        let text = name.to_string();
        match self.names.find(scope, &text) {
            Some((Binding::Value(value, inner), found_in)) => {
                seen.insert((found_in, text)) && self.leads_to_deployment(*inner, value, seen)
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

    fn format_leads_to_deployment(&self, scope: ScopeId, format: &Format, seen: &mut Seen) -> bool {
        format
            .arguments
            .iter()
            .any(|argument| self.leads_to_deployment(scope, &argument.value, seen))
            || format.pieces.iter().any(|piece| match piece {
                FormatPiece::Argument { name, .. } => syn::parse_str::<Ident>(name)
                    .is_ok_and(|name| self.name_leads_to_deployment(scope, &name, seen)),
                FormatPiece::Text(_) => false,
            })
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
        let mut calls = TokenStream::new();
        let mut pieces = Vec::new();
        self.unused_arguments(format);
        for piece in &format.pieces {
            let (name, specification, written) = match piece {
                FormatPiece::Text(text) => {
                    calls.extend(quote!(.text(#core::__private::text(#text))));
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
                calls.extend(quote!(.text(#tokens)));
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
                Some(key) => calls.extend(quote!(.named(#key, #tokens))),
                None => calls.extend(quote!(.value(#tokens))),
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
                tokens: quote!(#core::functions::Sub::new() #calls),
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
        let tokens = self.rust(scope, argument).tokens();
        let pattern = if specification.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{:{specification}}}")
        };
        let tokens = quote!(::std::format!(#pattern, #tokens));
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
        for (position, argument) in format.arguments.iter().enumerate() {
            let is_used = format.pieces.iter().any(|piece| match piece {
                FormatPiece::Argument { name, .. } => {
                    argument.name.as_ref().is_some_and(|known| known == name)
                        || name.parse() == Ok(position)
                }
                FormatPiece::Text(_) => false,
            });
            if !is_used {
                self.diagnostics
                    .error(argument.value.span, "this value stands nowhere in the text")
                    .help("write `{}` where it belongs, or remove it");
            }
        }
    }
}
