//! What the macro does with whole stacks, without a compiler.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod builder;
mod documentation;
mod example;
mod expansion;
mod limits;
mod mutations;
mod parity;
mod rules;
mod secrets;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// A file of the tests, for `include_str!`.
pub fn file(path: &str) -> Option<String> {
    secrets::file(path)
}

/// What the macro gets from `ivs_stack!` for these stacks.
fn invocation(stacks: TokenStream) -> TokenStream {
    let core = TokenTree::Ident(Ident::new("ivs_core", Span::call_site()));
    let group = TokenTree::Group(Group::new(Delimiter::Brace, stacks));
    [core, group].into_iter().collect()
}
