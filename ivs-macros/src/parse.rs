//! Tokens become an [`ast`](crate::ast). No fault stops it: what makes no sense is reported and left
//! out, up to the next place where a new entry can start.

mod cursor;
mod expression;
mod item;
mod stack;
mod value;

pub use cursor::is_punctuation;
pub use item::check_attributes;
pub use value::only_value;

use crate::ast::Stack;
use crate::diagnostics::Diagnostics;
use crate::limits;
use cursor::Cursor;
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use std::iter::Peekable;

/// What `ivs_stack!` hands to the macro.
pub struct Invocation {
    /// The path of `ivs-core`.
    pub core: TokenStream,
    /// The stacks, each with what was found in it.
    pub stacks: Vec<(Stack, Diagnostics)>,
}

/// Reads what `ivs_stack!` hands to the macro.
pub fn invocation(input: TokenStream, diagnostics: &mut Diagnostics) -> Invocation {
    let mut tokens: Vec<TokenTree> = input.into_iter().collect();
    let stacks = match tokens.pop() {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => TokenStream::new(),
    };
    let core = tokens.into_iter().collect();
    let (stacks, mut too_deep) = without_too_deep(stacks);
    let mut cursor = Cursor::new(stacks, Span::call_site());
    let mut stacks = Vec::new();
    while !cursor.is_empty() {
        let mut found = Diagnostics::default();
        let stack = stack::stack(&mut cursor, &mut found);
        while let Some((_, span)) = too_deep.next_if(|(before, _)| *before <= cursor.position()) {
            limits::nested_too_deep(span, &mut found);
        }
        match stack {
            Some(stack) => stacks.push((stack, found)),
            None => diagnostics.extend(found),
        }
    }
    Invocation { core, stacks }
}

/// The tokens, without the attributes and with nothing in the groups that are nested too deep; and the
/// place where these are, with the number of tokens before it.
fn without_too_deep(
    stacks: TokenStream,
) -> (TokenStream, Peekable<impl Iterator<Item = (usize, Span)>>) {
    let mut too_deep = Vec::new();
    let mut tokens: Vec<TokenTree> = Vec::new();
    for token in stacks {
        let TokenTree::Group(group) = &token else {
            tokens.push(token);
            continue;
        };
        let Some(span) = limits::too_deep(group) else {
            tokens.push(token);
            continue;
        };
        if is_punctuation(tokens.last(), '#') {
            tokens.pop();
        } else {
            let mut empty = Group::new(group.delimiter(), TokenStream::new());
            empty.set_span(group.span());
            tokens.push(empty.into());
        }
        too_deep.push((tokens.len(), span));
    }
    let stacks = tokens.into_iter().collect();
    (stacks, too_deep.into_iter().peekable())
}
