//! The words of a Rust expression that may be names of the stack.

use crate::parse::is_punctuation;
use proc_macro2::{Delimiter, Ident, TokenTree};
use std::ops::Range;

/// A word in a Rust expression that may be a name of the stack.
pub struct Mention {
    pub name: Ident,
    /// `name::..`
    pub is_path: bool,
    /// `name::behind`
    pub behind_path: Option<Ident>,
    /// `name(..)`
    pub is_call: bool,
}

/// All words that are not a part of something else: a field, a method, a macro, a path; and that are not
/// bound in the expression itself.
pub fn mentions(tokens: &[TokenTree], found: &mut Vec<Mention>) {
    mentions_but(tokens, &[], found);
}

fn mentions_but(tokens: &[TokenTree], bound_outside: &[String], found: &mut Vec<Mention>) {
    let is = |index: Option<usize>, wanted: char| {
        is_punctuation(index.and_then(|index| tokens.get(index)), wanted)
    };
    let binders = binders(tokens);
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1);
        let bound_here = binders
            .iter()
            .filter(|binder| binder.scopes.iter().any(|scope| scope.contains(&index)))
            .flat_map(|binder| &binder.names);
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                let bound: Vec<String> = bound_outside.iter().chain(bound_here).cloned().collect();
                if is(before, '!') {
                    captured(&inner, &bound, found);
                }
                mentions_but(&inner, &bound, found);
            }
            TokenTree::Ident(name) => {
                let is_range = is(before, '.') && is(index.checked_sub(2), '.');
                let belongs_to_another = (is(before, '.') && !is_range)
                    || is(before, ':') && is(index.checked_sub(2), ':')
                    || is(before, '\'')
                    || is(Some(index + 1), '!') && !is(Some(index + 2), '=');
                let is_path = is(Some(index + 1), ':') && is(Some(index + 2), ':');
                let is_key = is(Some(index + 1), ':') && !is_path;
                let is_bound = || {
                    bound_outside
                        .iter()
                        .chain(bound_here)
                        .any(|bound| name == bound)
                };
                if !belongs_to_another && !is_key && !is_bound() {
                    found.push(Mention {
                        name: name.clone(),
                        is_path,
                        behind_path: match tokens.get(index + 3) {
                            Some(TokenTree::Ident(behind)) if is_path => Some(behind.clone()),
                            _ => None,
                        },
                        is_call: is_group(tokens.get(index + 1), Delimiter::Parenthesis),
                    });
                }
            }
            _ => {}
        }
    }
}

/// What binds names: a closure, a `let`, a `for`, an arm of a `match`.
struct Binder {
    names: Vec<String>,
    /// Where the names are bound.
    scopes: Vec<Range<usize>>,
}

/// What binds names among tokens, without what is in their groups.
fn binders(tokens: &[TokenTree]) -> Vec<Binder> {
    let find = |from: usize, is_wanted: &dyn Fn(usize) -> bool| {
        (from..tokens.len()).find(|index| is_wanted(*index))
    };
    let is = |index: usize, wanted: char| is_punctuation(tokens.get(index), wanted);
    let is_word = |index: usize, wanted: &str| matches!(tokens.get(index), Some(TokenTree::Ident(word)) if word == wanted);
    let is_block = |index: usize| is_group(tokens.get(index), Delimiter::Brace);
    let binder = |pattern: Range<usize>, scope: Option<Range<usize>>| {
        let mut names = Vec::new();
        words(
            tokens
                .get(pattern.clone())
                .unwrap_or_default()
                .iter()
                .cloned(),
            &mut names,
        );
        Binder {
            names,
            scopes: std::iter::once(pattern).chain(scope).collect(),
        }
    };
    let mut binders = Vec::new();
    let mut parameters_end = 0;
    let mut arm = 0;
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1);
        match token {
            TokenTree::Punct(bar) if bar.as_char() == '|' && index >= parameters_end => {
                if starts_closure(before.and_then(|before| tokens.get(before)))
                    && let Some(end) = find(index + 1, &|index| is(index, '|'))
                {
                    parameters_end = end + 1;
                    let body_end = find(end, &|index| is(index, ',') || is(index, ';'));
                    let body = end..body_end.unwrap_or(tokens.len());
                    binders.push(binder(index..end, Some(body)));
                }
            }
            TokenTree::Punct(equals) if equals.as_char() == '=' && is(index + 1, '>') => {
                let guard = find(arm, &|guard| guard == index || is_word(guard, "if"));
                let end = if is_block(index + 2) {
                    index + 3
                } else {
                    find(index, &|index| is(index, ',')).unwrap_or(tokens.len())
                };
                let pattern = arm..guard.unwrap_or(index);
                binders.push(binder(pattern.clone(), Some(pattern.end..end)));
                arm = if is(end, ',') { end + 1 } else { end };
            }
            TokenTree::Ident(word) if word == "let" => {
                let sign = find(index, &|index| {
                    is(index, '=') && !is(index.saturating_sub(1), '.')
                });
                let Some(sign) = sign else { continue };
                let is_condition = before.is_some_and(|before| {
                    is_word(before, "if") || is_word(before, "while") || is(before, '&')
                });
                let scope = if is_condition {
                    find(sign, &is_block).map(|block| block..block + 1)
                } else {
                    find(sign, &|index| is(index, ';')).map(|end| end..tokens.len())
                };
                binders.push(binder(index..sign, scope));
            }
            TokenTree::Ident(word) if word == "for" => {
                if let Some(end) = find(index, &|index| is_word(index, "in")) {
                    let scope = find(end, &is_block).map(|block| block..block + 1);
                    binders.push(binder(index..end, scope));
                }
            }
            _ => {}
        }
    }
    binders
}

fn is_group(token: Option<&TokenTree>, delimiter: Delimiter) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
}

/// Whether a `|` behind this token opens the parameters of a closure: behind a value it is an operator.
fn starts_closure(before: Option<&TokenTree>) -> bool {
    match before {
        None => true,
        Some(TokenTree::Ident(word)) => word == "move" || word == "return",
        Some(TokenTree::Punct(punct)) => !matches!(punct.as_char(), '|' | '?'),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
    }
}

/// All words, whatever they are.
fn words(tokens: impl IntoIterator<Item = TokenTree>, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => found.push(word.to_string()),
            TokenTree::Group(group) => words(group.stream(), found),
            _ => {}
        }
    }
}

/// The names that a format string captures: `{name}`, `{name:?}`.
fn captured(macro_arguments: &[TokenTree], bound: &[String], found: &mut Vec<Mention>) {
    for token in macro_arguments {
        let TokenTree::Literal(literal) = token else {
            continue;
        };
        let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) else {
            continue;
        };
        let text = text.value().replace("{{", "");
        for part in text.split('{').skip(1) {
            let name = part.split(['}', ':']).next().unwrap_or_default();
            if let Ok(name) = syn::parse_str::<Ident>(name)
                && !bound.iter().any(|bound| name == bound)
            {
                found.push(Mention {
                    name: Ident::new(&name.to_string(), literal.span()),
                    is_path: false,
                    behind_path: None,
                    is_call: false,
                });
            }
        }
    }
}
