//! What is written where something else is meant: words of an enum, types of Rust, forms of other
//! languages.

use super::Lowering;
use super::references::as_written;
use super::values::{broken_name, is_resource};
use crate::ast::{self, Block, Form, Literal, TypePath};
use crate::ir::{Content, Slot, Value};
use crate::scopes::deploy_time::is_type;
use crate::scopes::names::ScopeId;
use crate::span::SpanRange;
use ivs_schema::metadata::{Kind, List};
use ivs_schema::suggest;
use proc_macro2::{Ident, TokenTree};

impl Lowering<'_> {
    /// `Channel { .. }` where a value stands: a resource needs a name, a block has no type.
    pub fn resource_as_value(
        &mut self,
        scope: ScopeId,
        value: &ast::Value,
        (path, block): (&TypePath, &Block),
        slot: Slot,
    ) -> Value {
        let text = path.text();
        if let [block_type] = path.segments.as_slice()
            && matches!(slot, Slot::Kind(Kind::Block(_)) | Slot::Tags)
        {
            self.diagnostics
                .error(block_type.span(), "a block stands without its type")
                .help(format!("write `{{ .. }}` in place of `{text} {{ .. }}`"));
            return self.block(scope, block, value.span, slot);
        }
        let what = match text.as_str() {
            "Parameter" => "a parameter",
            "Mapping" => "a mapping",
            other if is_resource(other) => "a resource",
            _ => return self.rust_leaf(scope, value, slot),
        };
        self.diagnostics
            .error(
                value.span,
                format!("{what} is declared with `let`, and its name stands here"),
            )
            .help(format!(
                "write `let name = {text} {{ .. }};` before, and `name` here"
            ));
        as_written(value)
    }

    /// Says that a number or a boolean stands where a text is wanted.
    pub fn is_other_literal(&mut self, value: &ast::Value) -> bool {
        let is_other = matches!(&value.form, Form::Literal(literal)
            if !matches!(literal, Literal::String(_)));
        if is_other {
            let written: String = value.tokens.iter().map(ToString::to_string).collect();
            self.diagnostics
                .error(value.span, format!("expected a text, found `{written}`"))
                .help(format!("write `\"{written}\"`"));
        }
        is_other
    }

    /// Says that a name does not exist where a value is wanted: it may be a text without its quotes.
    pub fn unknown_value(&mut self, scope: ScopeId, name: &Ident, slot: Slot) {
        let text = name.to_string();
        let is_elsewhere = text == "self"
            || self.names.turns(scope, &text).is_some()
            || self.names.is_somewhere(&text);
        let is_close = suggest::closest(&text, self.names.all(scope)).is_some();
        if is_elsewhere || is_close || !matches!(slot, Slot::Text | Slot::Json) {
            self.unknown_name(scope, name);
            return;
        }
        self.diagnostics
            .error(name.span(), format!("cannot find `{text}` in this stack"))
            .help(format!(
                "declare it with `let {text} = ..;`, or as an argument of the stack; a text stands in quotes, `\"{text}\"`"
            ));
    }

    /// Says that a word of an enum stands where none is taken as it is, or in CloudFormation's case.
    pub fn word_elsewhere(
        &mut self,
        scope: ScopeId,
        name: &Ident,
        span: SpanRange,
        slot: Slot,
    ) -> Option<Value> {
        let text = name.to_string();
        let in_rusts_case = ivs_schema::names::to_snake_case(&text);
        let (message, help) = match slot {
            Slot::Kind(Kind::Enum(words)) => {
                let word = words.value(&text)?;
                (
                    format!("cannot find `{text}` in this stack"),
                    format!(
                        "write `{}`; a constant of Rust is written as `self::{text}`",
                        word.name
                    ),
                )
            }
            Slot::Kind(Kind::List(List {
                item: Kind::Enum(words),
                ..
            })) => {
                words.named(&text)?;
                (
                    format!("expected a list, found `{text}`"),
                    format!("write `[{text}]`"),
                )
            }
            Slot::Kind(Kind::Block(block)) => {
                let property = block.properties.iter().find(|property| {
                    matches!(property.kind, Kind::Enum(words) if words.named(&text).is_some())
                })?;
                (
                    format!("expected a block, found `{text}`"),
                    format!("write `{{ {}: {text} }}`", property.name),
                )
            }
            _ if is_type(name) && self.names.find(scope, &in_rusts_case).is_some() => (
                format!("cannot find `{text}` in this stack"),
                format!("did you mean `{in_rusts_case}`?"),
            ),
            _ => return None,
        };
        self.diagnostics.error(span, message).help(help);
        Some(broken_name(name, span))
    }

    /// What looks like Rust, but can't be meant as that.
    pub fn no_rust(&mut self, scope: ScopeId, value: &ast::Value, slot: Slot) -> Option<Value> {
        let (span, message, help) = match (value.tokens.as_slice(), slot) {
            (
                [
                    TokenTree::Ident(path),
                    TokenTree::Punct(colon),
                    TokenTree::Punct(_),
                    TokenTree::Ident(word),
                ],
                Slot::Kind(Kind::Enum(words)),
            ) if colon.as_char() == ':' => {
                words.named(&word.to_string())?;
                if path == words.name {
                    let content = Content::EnumValue(words, word.clone());
                    return Some(Value::new(value.span, content));
                }
                if !is_type(path) {
                    return None;
                }
                (
                    value.span,
                    format!("a value stands without its type, `{path}`"),
                    format!("write `{word}`"),
                )
            }
            ([TokenTree::Punct(and), TokenTree::Ident(name)], _)
                if and.as_char() == '&' && self.names.is_deploy_time_name(scope, name) =>
            {
                (
                    value.span,
                    format!(
                        "`{name}` is known only at deployment, nothing can be borrowed from it"
                    ),
                    format!("write `{name}`"),
                )
            }
            ([TokenTree::Punct(bang), TokenTree::Ident(function), ..], _)
                if bang.as_char() == '!' && is_type(function) =>
            {
                let rest: String = value
                    .tokens
                    .iter()
                    .skip(2)
                    .map(ToString::to_string)
                    .collect();
                let form = match function.to_string().as_str() {
                    "Ref" => format!("Ref({})", rest.trim_matches(['(', ')'])),
                    "GetAtt" => "name.attribute".to_owned(),
                    "Sub" => "format!(\"..\")".to_owned(),
                    other => format!("Fn::{}(..)", ivs_schema::names::to_snake_case(other)),
                };
                (
                    value.span,
                    format!("`!{function}` is a function as YAML has it"),
                    format!("write `{form}`"),
                )
            }
            ([.., TokenTree::Punct(mark)], _) if mark.as_char() == '?' => (
                mark.span().into(),
                "nothing can be returned from within a stack".to_owned(),
                "evaluate it before, and take the value as an argument of the stack".to_owned(),
            ),
            (
                [
                    TokenTree::Ident(vec),
                    TokenTree::Punct(bang),
                    TokenTree::Group(group),
                ],
                Slot::Kind(Kind::List(List {
                    item: Kind::Enum(words),
                    ..
                })),
            ) if vec == "vec" && bang.as_char() == '!' => {
                let items = group.stream().to_string();
                let is_named = |word: &str| words.named(word.trim()).is_some();
                if !items.split(',').any(is_named) {
                    return None;
                }
                (
                    value.span,
                    "a list stands without `vec!`".to_owned(),
                    format!("write `[{items}]`"),
                )
            }
            _ => return None,
        };
        self.diagnostics.error(span, message).help(help);
        Some(as_written(value))
    }
}
