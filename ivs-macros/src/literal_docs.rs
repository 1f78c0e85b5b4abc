//! Documentation for editors: rust-analyzer shows `#[doc = "text"]`, but not `#[doc = concat!(..)]`.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

/// The tokens with the text of each `#[doc = concat!(..)]` in place of the call.
pub fn literal_docs(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let inside = documentation(&group).unwrap_or_else(|| literal_docs(group.stream()));
                let mut literal = Group::new(group.delimiter(), inside);
                literal.set_span(group.span());
                TokenTree::Group(literal)
            }
            token => token,
        })
        .collect()
}

/// The inside of `[doc = concat!(..)]`, with a literal.
fn documentation(group: &Group) -> Option<TokenStream> {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let [
        TokenTree::Ident(doc),
        TokenTree::Punct(equals),
        TokenTree::Ident(concat),
        TokenTree::Punct(_),
        TokenTree::Group(parts),
    ] = tokens.as_slice()
    else {
        return None;
    };
    if doc != "doc" || concat != "concat" {
        return None;
    }
    let text = TokenTree::Literal(Literal::string(&concatenated(parts.stream())));
    let tokens = [
        TokenTree::Ident(doc.clone()),
        TokenTree::Punct(equals.clone()),
        text,
    ];
    Some(tokens.into_iter().collect())
}

/// What `concat!` makes of literals and `stringify!(..)`.
fn concatenated(parts: TokenStream) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            TokenTree::Literal(literal) => text.push_str(&match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(part) => part.value(),
                _ => literal.to_string(),
            }),
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                text.push_str(&concatenated(group.stream()));
            }
            TokenTree::Group(stringified) => text.push_str(&written(stringified.stream())),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
    text
}

/// Tokens as one writes them.
fn written(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (opening, closing) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                text.extend([opening, &written(group.stream()), closing]);
            }
            TokenTree::Punct(comma) if comma.as_char() == ',' => text.push_str(", "),
            token => text.push_str(&token.to_string()),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::literal_docs;
    use proc_macro2::{LexError, TokenStream};

    #[test]
    fn calls_become_their_text() -> Result<(), LexError> {
        let written: TokenStream = r#"
            #[doc = "a"]
            #[doc = concat!("`", stringify!(String(0..=128, NAME)), "`, ", "b")]
            fn name() { #[doc = concat!("c")] struct Inner; }
        "#
        .parse()?;
        let literal: TokenStream = r#"
            #[doc = "a"]
            #[doc = "`String(0..=128, NAME)`, b"]
            fn name() { #[doc = "c"] struct Inner; }
        "#
        .parse()?;
        assert_eq!(literal_docs(written).to_string(), literal.to_string());
        Ok(())
    }
}
