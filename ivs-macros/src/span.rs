//! Where in the source something stands.

use proc_macro2::{Span, TokenStream, TokenTree};

/// The first and the last token of something. Stable Rust can't join them to one span, but a message
/// that starts at the one and ends at the other is shown over both.
#[derive(Debug, Clone, Copy)]
pub struct SpanRange {
    pub start: Span,
    pub end: Span,
}

impl SpanRange {
    /// From the first token to the last; `default` where there is none.
    pub fn of(tokens: &[TokenTree], default: Span) -> Self {
        Self {
            start: tokens.first().map_or(default, TokenTree::span),
            end: tokens.last().map_or(default, TokenTree::span),
        }
    }
}

impl From<Span> for SpanRange {
    fn from(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }
}

/// The line and the column, both from 1, at which something starts; zeros outside a compiler.
pub fn line_and_column(span: Span) -> (u32, u32) {
    if !proc_macro::is_available() {
        return (0, 0);
    }
    let span = span.unwrap();
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    (number(span.line()), number(span.column()))
}

/// The tokens with another span, for code that shall be blamed on what the user wrote.
pub fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                let mut inner =
                    proc_macro2::Group::new(group.delimiter(), respanned(group.stream(), span));
                inner.set_span(span);
                return TokenTree::Group(inner);
            }
            token.set_span(span);
            token
        })
        .collect()
}

/// The tokens, blamed on what the user wrote; what their names mean stays as it is.
pub fn located(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}
