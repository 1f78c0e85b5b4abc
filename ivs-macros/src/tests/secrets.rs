//! No message of the macro shows a private key, a stream key or what is in a file, wherever it is in a
//! stack.

use super::invocation;
use super::mutations::SAMPLE;
use crate::emit::Audience;
use crate::expand_stacks;
use proc_macro2::{Group, LexError, Literal, TokenStream, TokenTree};
use std::iter::once;

#[path = "../../../tests/support/secrets.rs"]
#[expect(dead_code, reason = "no template is needed here")]
mod made;

/// The content of a file that is not a secret, in words that are in no message.
const WORDS: &str = "qzxwvkrumpelo `jolbiantwiskle` frembolzigotta ${Dranktufflemint}\n\
                     plixnorbeldame-vastigrumpolix, {{resolve:ssm:yolbranticusk}}\n";

/// The files that the stacks of this test name.
pub fn file(path: &str) -> Option<String> {
    Some(match path {
        "words.txt" => WORDS.to_owned(),
        "sec1.pem" => made::pem("EC PRIVATE KEY", &made::sec1(1)),
        "pkcs8.txt" => made::lines(&made::base64(&made::pkcs8(2))),
        _ => return None,
    })
}

/// The tokens with others in place of one; each but punctuation is a place, at any depth.
fn replaced(tokens: TokenStream, place: &mut usize, other: &TokenStream) -> TokenStream {
    let mut changed = TokenStream::new();
    for token in tokens {
        if matches!(token, TokenTree::Punct(_)) {
            changed.extend(once(token));
            continue;
        }
        *place = place.wrapping_sub(1);
        match token {
            _ if *place == usize::MAX => changed.extend(other.clone()),
            TokenTree::Group(group) => {
                let inner = replaced(group.stream(), place, other);
                changed.extend(once(TokenTree::Group(Group::new(group.delimiter(), inner))));
            }
            token => changed.extend(once(token)),
        }
    }
    changed
}

/// The texts of all errors and warnings.
fn messages(code: TokenStream, found: &mut String) {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match (token, tokens.get(index + 2)) {
            (TokenTree::Ident(name), Some(TokenTree::Group(argument)))
                if name == "compile_error" =>
            {
                found.push_str(&argument.to_string());
            }
            (TokenTree::Ident(name), Some(TokenTree::Literal(text))) if name == "note" => {
                found.push_str(&text.to_string());
            }
            _ => {}
        }
        if let TokenTree::Group(group) = token {
            messages(group.stream(), found);
        }
    }
}

/// Puts tokens into each place of the sample, and returns how many places there are.
#[track_caller]
fn try_all(other: &TokenStream, body: &str) -> Result<usize, LexError> {
    let sample: TokenStream = SAMPLE.parse()?;
    for first in 0.. {
        let mut place = first;
        let stacks = replaced(sample.clone(), &mut place, other);
        if place < usize::MAX / 2 {
            return Ok(first);
        }
        let written = stacks.to_string();
        let mut said = String::new();
        messages(
            expand_stacks(Audience::Compiler, invocation(stacks)),
            &mut said,
        );
        if let Some(run) = made::shown(&said, body) {
            panic!("`{run}` of {written}\nis shown: {said}");
        }
    }
    Ok(0)
}

#[test]
fn no_message_shows_a_literal_that_is_a_secret() -> Result<(), LexError> {
    for made::Secret { written, body } in made::all() {
        let literal = TokenTree::Literal(Literal::string(&written));
        let count = try_all(&literal.into(), &body)?;
        assert!(count > 250, "{count} places");
    }
    Ok(())
}

#[test]
fn no_message_shows_what_is_in_a_file() -> Result<(), LexError> {
    for (path, body) in [
        ("words.txt", WORDS.to_owned()),
        ("sec1.pem", made::base64(&made::sec1(1))),
        ("pkcs8.txt", made::base64(&made::pkcs8(2))),
    ] {
        try_all(&format!("include_str!({path:?})").parse()?, &body)?;
    }
    Ok(())
}
