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
use cursor::Cursor;
use proc_macro2::{Span, TokenStream, TokenTree};

/// Reads the path of `ivs-core` and the stacks behind it, each with what was found in it.
pub fn invocation(
    input: TokenStream,
    diagnostics: &mut Diagnostics,
) -> (TokenStream, Vec<(Stack, Diagnostics)>) {
    let mut tokens: Vec<TokenTree> = input.into_iter().collect();
    let stacks = match tokens.pop() {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => TokenStream::new(),
    };
    let core = tokens.into_iter().collect();
    let mut cursor = Cursor::new(stacks, Span::call_site());
    let mut stacks = Vec::new();
    while !cursor.is_empty() {
        let mut found = Diagnostics::default();
        match stack::stack(&mut cursor, &mut found) {
            Some(stack) => stacks.push((stack, found)),
            None => diagnostics.extend(found),
        }
    }
    (core, stacks)
}
