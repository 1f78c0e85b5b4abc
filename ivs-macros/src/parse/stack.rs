//! `pub stack Name(arguments) { items }`

use super::cursor::{Cursor, is_punctuation, shown};
use super::item;
use crate::ast::{Argument, Documentation, Stack};
use crate::attributes::{Attribute, ON_OUTPUT, ON_RESOURCE, ON_STACK};
use crate::diagnostics::Diagnostics;
use crate::limits::MAXIMUM_ATTRIBUTES;
use ivs_schema::suggest;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;

/// Reads one stack; `None` where none stands, then what stands there is stepped over.
pub fn stack(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Option<Stack> {
    let mut documentation = Documentation::default();
    let mut attributes = Vec::new();
    let mut outer = Vec::new();
    while let Some((tokens, inside)) = attribute(cursor) {
        if attributes.len() == MAXIMUM_ATTRIBUTES {
            item::too_many_attributes(tokens, cursor, diagnostics);
            continue;
        }
        let parsed = Attribute::parse(inside.clone());
        if Attribute::documentation(inside.clone()).is_none() {
            diagnostics.word("on_stack", parsed.as_ref().map(|known| &known.name));
        }
        match parsed {
            Some(_) if Attribute::documentation(inside.clone()).is_some() => {
                add_documentation(&mut documentation, tokens, inside);
            }
            // Lints of Rust and its tools are for the struct.
            Some(attribute) if attribute.name == "allow" && attribute.has_path() => {
                outer.extend(tokens);
            }
            Some(attribute) if ON_STACK.iter().any(|name| attribute.name == name) => {
                attributes.push(attribute);
            }
            Some(attribute) if is_of_an_item(&attribute) => {
                item::check_attributes(&[attribute], &ON_STACK, "a stack", diagnostics);
            }
            _ => outer.extend(tokens),
        }
    }
    item::check_attributes(&attributes, &ON_STACK, "a stack", diagnostics);
    let visibility = visibility(cursor);
    if !keyword(cursor, diagnostics) {
        skip_stack(cursor);
        return None;
    }
    let Some(name) = cursor.ident() else {
        diagnostics
            .error(cursor.previous_span(), "a stack needs a name")
            .help("write `stack MyStack { .. }`");
        skip_stack(cursor);
        return None;
    };
    if cursor.peek_is(0, '<') {
        let start = cursor.span();
        cursor.take_while(|cursor| {
            cursor.peek_group(0, Delimiter::Brace).is_none()
                && cursor.peek_group(0, Delimiter::Parenthesis).is_none()
        });
        diagnostics
            .error(start, "a stack has no generics and no lifetimes")
            .help("take owned arguments, such as `String`");
    }
    let arguments = cursor
        .group(Delimiter::Parenthesis)
        .map(|group| arguments(&group, diagnostics))
        .unwrap_or_default();
    let Some(body) = cursor.group(Delimiter::Brace) else {
        let found = cursor
            .peek(0)
            .map_or_else(String::new, |token| format!(", found {}", shown(token)));
        diagnostics
            .error(
                cursor.span(),
                format!("expected `{{ .. }}` behind `stack {name}`{found}"),
            )
            .help(format!("write `stack {name} {{ .. }}`"));
        cursor.punctuation(';');
        return Some(Stack {
            documentation,
            attributes,
            outer,
            visibility,
            name,
            arguments,
            items: Vec::new(),
        });
    };
    let items = item::items(&mut Cursor::inside(&body), diagnostics);
    Some(Stack {
        documentation,
        attributes,
        outer,
        visibility,
        name,
        arguments,
        items,
    })
}

/// Whether an attribute is one of ours, but for a resource or an output: it means nothing to rustc.
fn is_of_an_item(attribute: &Attribute) -> bool {
    ON_RESOURCE
        .iter()
        .chain(&ON_OUTPUT)
        .any(|name| attribute.name == name)
}

/// Steps over what can't be read, up to the end of a block or of a line.
fn skip_stack(cursor: &mut Cursor) {
    cursor.take_while(|cursor| {
        cursor.peek_group(0, Delimiter::Brace).is_none() && !cursor.peek_is(0, ';')
    });
    cursor.group(Delimiter::Brace);
    cursor.punctuation(';');
}

/// `stack`; if something else stands there, says so.
fn keyword(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> bool {
    if cursor.peek_is_word("stack") {
        cursor.next();
        return true;
    }
    let Some(found) = cursor.peek(0) else {
        diagnostics
            .error(cursor.previous_span(), "expected `stack` behind this")
            .help("write `stack MyStack { .. }`");
        return false;
    };
    let help = match found {
        TokenTree::Ident(word)
            if ["let", "output", "for", "if"]
                .iter()
                .any(|item| word == item) =>
        {
            "put it into a stack: `stack MyStack { .. }`".to_owned()
        }
        TokenTree::Ident(word) => match suggest::closest(&word.to_string(), ["stack"]) {
            Some(_) => "did you mean `stack`?".to_owned(),
            None if cursor.peek_group(1, Delimiter::Brace).is_some() => {
                format!("write `stack {word} {{ .. }}`")
            }
            None => "write `stack MyStack { .. }`".to_owned(),
        },
        _ => "write `stack MyStack { .. }`".to_owned(),
    };
    let message = match found {
        TokenTree::Ident(word) => format!("unknown keyword `{word}`, expected `stack`"),
        token => format!("expected `stack`, found {}", shown(token)),
    };
    let is_close = matches!(found, TokenTree::Ident(word)
        if suggest::closest(&word.to_string(), ["stack"]).is_some());
    diagnostics.error(cursor.span(), message).help(help);
    if is_close {
        cursor.next();
    }
    is_close
}

fn arguments(group: &Group, diagnostics: &mut Diagnostics) -> Vec<Argument> {
    let mut cursor = Cursor::inside(group);
    let mut arguments: Vec<Argument> = Vec::new();
    while !cursor.is_empty() {
        let documentation = documentation(&mut cursor, diagnostics);
        let start = cursor.span();
        let name = cursor.ident();
        let has_colon = cursor.punctuation(':');
        let of_type = type_tokens(&mut cursor);
        cursor.punctuation(',');
        let Some(name) = name else {
            diagnostics
                .error(start, "an argument is a name and a type")
                .help("write `name: Type`, such as `bucket_name: String`");
            continue;
        };
        if !is_name(&name, diagnostics) {
            continue;
        }
        let of_type = if has_colon && !of_type.is_empty() {
            owned(of_type, diagnostics)
        } else {
            diagnostics
                .error(start, "an argument is a name and a type")
                .help("write `name: Type`, such as `bucket_name: String`");
            quote!(::std::string::String).into_iter().collect()
        };
        if arguments.iter().any(|other| other.name == name) {
            diagnostics
                .error(name.span(), format!("the name `{name}` is used twice"))
                .help("rename one of them");
            continue;
        }
        arguments.push(Argument {
            documentation,
            name,
            of_type,
        });
    }
    arguments
}

/// The doc comments of an argument, which takes no other attributes.
fn documentation(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Documentation {
    let mut documentation = Documentation::default();
    while let Some((tokens, inside)) = attribute(cursor) {
        if Attribute::documentation(inside.clone()).is_some() {
            add_documentation(&mut documentation, tokens, inside);
        } else {
            let attribute = item::named_attribute(&tokens, inside, diagnostics);
            let attributes: Vec<_> = attribute.into_iter().collect();
            item::check_attributes(&attributes, &[], "an argument", diagnostics);
        }
    }
    documentation
}

/// The type; one that borrows is reported, and taken as if it borrowed for ever, so that nothing is
/// said about the uses of the argument.
fn owned(of_type: Vec<TokenTree>, diagnostics: &mut Diagnostics) -> Vec<TokenTree> {
    let borrows = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '&' | '\''));
    let Some(borrow) = of_type.iter().find(|token| borrows(token)) else {
        return of_type;
    };
    diagnostics
        .error(
            borrow.span(),
            "the arguments of a stack are owned, they borrow nothing",
        )
        .help("take `String` for `&str`, `Vec<T>` for `&[T]`");
    let mut owned = Vec::new();
    let mut tokens = of_type.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_lifetime = is_punctuation(Some(&token), '\'');
        if is_lifetime {
            tokens.next();
        } else {
            owned.push(token.clone());
        }
        if is_lifetime || is_punctuation(Some(&token), '&') && !is_punctuation(tokens.peek(), '\'')
        {
            owned.extend(quote!('static));
        }
    }
    owned
}

/// Whether a word can be the name of something; if not, says so.
pub fn is_name(word: &Ident, diagnostics: &mut Diagnostics) -> bool {
    let text = word.to_string();
    let is_name = text == "_" || syn::parse_str::<Ident>(&text).is_ok();
    if !is_name {
        diagnostics
            .error(
                word.span(),
                format!("`{text}` is a keyword of Rust, not a name"),
            )
            .help(format!(
                "write `{text}_`; a `_` at the end is no part of a logical id"
            ));
    }
    is_name
}

/// Up to the next comma outside angle brackets.
fn type_tokens(cursor: &mut Cursor) -> Vec<TokenTree> {
    let mut depth = 0_usize;
    let mut after_minus = false;
    cursor.take_while(|cursor| {
        if depth == 0 && cursor.peek_is(0, ',') {
            return false;
        }
        if cursor.peek_is(0, '<') {
            depth += 1;
        } else if cursor.peek_is(0, '>') && !after_minus {
            depth = depth.saturating_sub(1);
        }
        after_minus = cursor.peek_is(0, '-');
        true
    })
}

fn visibility(cursor: &mut Cursor) -> TokenStream {
    let mut visibility = TokenStream::new();
    if cursor.peek_is_word("pub") {
        visibility.extend(cursor.next());
        visibility.extend(cursor.group(Delimiter::Parenthesis).map(TokenTree::Group));
    }
    visibility
}

/// `#[..]`: its two tokens, and what is inside.
pub fn attribute(cursor: &mut Cursor) -> Option<([TokenTree; 2], TokenStream)> {
    let group = cursor
        .peek_group(1, Delimiter::Bracket)
        .filter(|_| cursor.peek_is(0, '#'))?;
    let inside = group.stream();
    let tokens = [cursor.next()?, cursor.next()?];
    Some((tokens, inside))
}

/// Adds a doc comment, if it is one.
pub fn add_documentation(
    documentation: &mut Documentation,
    tokens: [TokenTree; 2],
    inside: TokenStream,
) {
    let Some(line) = Attribute::documentation(inside) else {
        return;
    };
    let line = line.strip_prefix(' ').unwrap_or(&line);
    match &mut documentation.text {
        Some(text) => {
            text.push('\n');
            text.push_str(line);
        }
        None => documentation.text = Some(line.to_owned()),
    }
    documentation.tokens.extend(tokens);
}
