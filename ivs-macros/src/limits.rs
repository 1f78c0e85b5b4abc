//! How deep what is written may be nested. The stages call themselves for what is nested, and so does
//! rustc for what they write, on a stack of a fixed size: beyond the limit is an error in place of an
//! overflow.

use crate::diagnostics::Diagnostics;
use crate::parse::is_punctuation;
use proc_macro2::{Delimiter, Group, Spacing, Span, TokenTree};

/// How many levels deep a stack may be nested, and a value with the values of its names inlined. A
/// level is a bracket, a `!`, an `else`, or as many as [`STEPS_IN_LEVEL`] of operators and calls.
pub const MAXIMUM_DEPTH: usize = 64;

/// How many attributes a declaration may have.
pub const MAXIMUM_ATTRIBUTES: usize = 256;

/// How many operators or calls one after the other make a level: the last one holds all others.
const STEPS_IN_LEVEL: usize = 8;

/// Where a group is nested too deep, if it is.
pub fn too_deep(group: &Group) -> Option<Span> {
    let mut waiting = vec![(group.clone(), 0)];
    while let Some((group, steps_around)) = waiting.pop() {
        let steps = steps_around + STEPS_IN_LEVEL;
        if is_too_much(steps) {
            return Some(group.span_open());
        }
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let mut steps_here = steps;
        let mut inside = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| tokens.get(before));
            let next = tokens.get(index + 1);
            steps_here += steps_of(before, token, next);
            if is_too_much(steps_here) {
                return Some(token.span());
            }
            if let TokenTree::Group(group) = token {
                inside.push(group.clone());
            }
            if ends_expression(token, next) || next.is_none() {
                waiting.extend(inside.drain(..).map(|group| (group, steps_here)));
                steps_here = steps;
            }
        }
    }
    None
}

fn is_too_much(steps: usize) -> bool {
    steps > MAXIMUM_DEPTH * STEPS_IN_LEVEL
}

/// How many steps a token adds to what follows it, or holds it, in the same expression.
fn steps_of(before: Option<&TokenTree>, token: &TokenTree, next: Option<&TokenTree>) -> usize {
    match token {
        TokenTree::Punct(punct) => match punct.as_char() {
            ',' | ';' | ':' | '\'' | '#' | '$' => 0,
            '!' if matches!(before, Some(TokenTree::Ident(_))) => 0,
            '!' if !is_punctuation(next, '=') => STEPS_IN_LEVEL,
            _ if matches!(before, Some(TokenTree::Punct(before)) if before.spacing() == Spacing::Joint) => {
                0
            }
            _ => 1,
        },
        TokenTree::Ident(word) if word == "else" => STEPS_IN_LEVEL,
        TokenTree::Ident(word) if word == "as" || word == "return" || word == "break" => 1,
        TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => usize::from(matches!(
            before,
            Some(TokenTree::Ident(_) | TokenTree::Group(_))
        )),
        _ => 0,
    }
}

/// Whether what follows is no part of the same expression.
fn ends_expression(token: &TokenTree, next: Option<&TokenTree>) -> bool {
    match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), ',' | ';'),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => match next {
            Some(TokenTree::Ident(word)) => word != "else",
            Some(TokenTree::Punct(punct)) => punct.as_char() == '#',
            _ => true,
        },
        _ => false,
    }
}

/// Says that something is nested too deep.
pub fn nested_too_deep(span: Span, diagnostics: &mut Diagnostics) {
    diagnostics
        .error(
            span,
            format!("this is nested more than {MAXIMUM_DEPTH} levels deep"),
        )
        .help(format!(
            "give a part of it a name with `let`; a level is a bracket, a `!`, an `else`, or {STEPS_IN_LEVEL} operators or calls"
        ));
}
