//! Attributes: `#[name]`, `#[name(arguments)]`, `#[name = value]`.

use crate::span::SpanRange;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// An attribute as it is written.
#[derive(Debug, Clone)]
pub struct Attribute {
    pub name: Ident,
    /// What is in its parentheses.
    pub arguments: Option<Vec<TokenTree>>,
    /// What follows its parentheses, which means nothing.
    pub rest: Vec<TokenTree>,
    pub span: SpanRange,
}

/// The attributes that a stack takes; all others go to its struct.
pub const ON_STACK: [&str; 5] = ["allow", "metadata", "region", "tags", "transform"];

/// The attributes that a resource takes.
pub const ON_RESOURCE: [&str; 9] = [
    "allow",
    "cdk_path",
    "creation_policy",
    "deletion_policy",
    "depends_on",
    "logical_id",
    "metadata",
    "update_policy",
    "update_replace_policy",
];

/// The attributes that an output takes.
pub const ON_OUTPUT: [&str; 3] = ["allow", "export", "logical_id"];

impl Attribute {
    /// Reads the inside of `#[..]`; `None` where there is no name.
    pub fn parse(inside: TokenStream) -> Option<Self> {
        let tokens: Vec<_> = inside.into_iter().collect();
        let TokenTree::Ident(name) = tokens.first()? else {
            return None;
        };
        let arguments = match tokens.get(1) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                Some(group.stream().into_iter().collect())
            }
            _ => None,
        };
        let read = 1 + usize::from(arguments.is_some());
        Some(Self {
            name: name.clone(),
            arguments,
            rest: tokens.iter().skip(read).cloned().collect(),
            span: SpanRange::of(&tokens, name.span()),
        })
    }

    /// The text of `#[doc = "text"]`.
    pub fn documentation(inside: TokenStream) -> Option<String> {
        let tokens: Vec<_> = inside.into_iter().collect();
        match tokens.as_slice() {
            [
                TokenTree::Ident(name),
                TokenTree::Punct(equals),
                TokenTree::Literal(text),
            ] if name == "doc" && equals.as_char() == '=' => match syn::Lit::new(text.clone()) {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether there is a `::` in its arguments.
    pub fn has_path(&self) -> bool {
        let arguments = self.arguments.as_deref().unwrap_or_default();
        arguments
            .iter()
            .any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':'))
    }

    /// Its only argument, if that is a text.
    pub fn text(&self) -> Option<(String, proc_macro2::Span)> {
        match self.arguments.as_deref()? {
            [TokenTree::Literal(literal)] => match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => Some((text.value(), literal.span())),
                _ => None,
            },
            _ => None,
        }
    }

    /// Its arguments, if they are texts between commas.
    pub fn texts(&self) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        for (index, token) in self.arguments.as_deref()?.iter().enumerate() {
            match token {
                TokenTree::Literal(literal) if index % 2 == 0 => {
                    match syn::Lit::new(literal.clone()) {
                        syn::Lit::Str(text) => texts.push(text.value()),
                        _ => return None,
                    }
                }
                TokenTree::Punct(comma) if index % 2 == 1 && comma.as_char() == ',' => {}
                _ => return None,
            }
        }
        (!texts.is_empty()).then_some(texts)
    }

    /// The first word in its parentheses.
    pub fn word(&self) -> Option<&Ident> {
        match self.arguments.as_deref()?.first()? {
            TokenTree::Ident(word) => Some(word),
            _ => None,
        }
    }

    /// Its arguments, if they are words between commas.
    pub fn words(&self) -> Option<Vec<Ident>> {
        let mut words = Vec::new();
        let mut wants_comma = false;
        for token in self.arguments.as_deref()? {
            match token {
                TokenTree::Ident(word) if !wants_comma => {
                    words.push(word.clone());
                    wants_comma = true;
                }
                TokenTree::Punct(comma) if wants_comma && comma.as_char() == ',' => {
                    wants_comma = false;
                }
                _ => return None,
            }
        }
        (!words.is_empty()).then_some(words)
    }
}
