//! Values: our own forms at every depth, and Rust up to the next comma where it is none of them.

use super::cursor::{Cursor, is_punctuation, shown};
use super::expression;
use crate::ast::{
    Block, Chain, ChainStep, Entry, Form, FormatArgument, Key, Literal, PSEUDO_PARAMETERS,
    TypePath, Value,
};
use crate::attributes::Attribute;
use crate::diagnostics::Diagnostics;
use crate::span::SpanRange;
use ivs_schema::names::to_snake_case;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};
use std::rc::Rc;
use syn::ext::IdentExt;

/// Reads a value from all of these tokens. `before` is the token before them, `of` what they are the
/// value of.
pub fn value(
    tokens: Vec<TokenTree>,
    before: Span,
    of: &str,
    diagnostics: &mut Diagnostics,
) -> Value {
    let form = form(&tokens, before, of, diagnostics);
    Value {
        form,
        span: SpanRange::of(&tokens, before),
        tokens,
    }
}

fn form(tokens: &[TokenTree], before: Span, of: &str, diagnostics: &mut Diagnostics) -> Form {
    let is_if = matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "if");
    if !is_if && let Some(form) = expression::operators(tokens, diagnostics) {
        return form;
    }
    match tokens {
        [] => {
            diagnostics
                .error(before, format!("{of} has no value"))
                .help("write one behind this");
            Form::Invalid
        }
        [TokenTree::Literal(token)] => literal(token, false).map_or(Form::Rust, Form::Literal),
        [TokenTree::Punct(minus), TokenTree::Literal(token)] if minus.as_char() == '-' => {
            literal(token, true).map_or(Form::Rust, Form::Literal)
        }
        [TokenTree::Ident(word)] if word == "true" => Form::Literal(Literal::Boolean(true)),
        [TokenTree::Ident(word)] if word == "false" => Form::Literal(Literal::Boolean(false)),
        [TokenTree::Ident(name)] => Form::Name(name.clone()),
        [TokenTree::Group(group)] => match group.delimiter() {
            Delimiter::Brace => Form::Block(block(&mut Cursor::inside(group), diagnostics)),
            Delimiter::Bracket => Form::List(list(group, diagnostics)),
            Delimiter::Parenthesis if has_top_level_comma(group) => {
                Form::Tuple(list(group, diagnostics))
            }
            Delimiter::Parenthesis => parenthesized(group, of, diagnostics),
            Delimiter::None => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                form(&inner, before, of, diagnostics)
            }
        },
        [TokenTree::Ident(word), TokenTree::Group(group)]
            if word == "Ref" && group.delimiter() == Delimiter::Parenthesis =>
        {
            let argument = argument(group, "`Ref`", diagnostics);
            Form::Ref(Box::new(argument))
        }
        [
            TokenTree::Ident(word),
            TokenTree::Punct(bang),
            TokenTree::Group(group),
        ] if word == "include_str" && bang.as_char() == '!' => {
            include_str(group).unwrap_or(Form::Rust)
        }
        [
            TokenTree::Ident(word),
            TokenTree::Punct(bang),
            TokenTree::Group(group),
        ] if word == "format" && bang.as_char() == '!' => {
            expression::format(group, diagnostics).unwrap_or(Form::Rust)
        }
        [TokenTree::Ident(word), ..] if word == "if" => {
            expression::if_else(tokens, of, diagnostics).unwrap_or(Form::Rust)
        }
        [TokenTree::Ident(_), .., again, colon]
            if is_punctuation(Some(again), ':') && is_punctuation(Some(colon), ':') =>
        {
            nothing_behind_path(tokens, colon, diagnostics)
        }
        [
            TokenTree::Ident(first),
            colon,
            again,
            TokenTree::Ident(second),
            rest @ ..,
        ] if is_punctuation(Some(colon), ':') && is_punctuation(Some(again), ':') => {
            path(first, second, rest, tokens, diagnostics)
        }
        [TokenTree::Ident(name), TokenTree::Group(group)]
            if group.delimiter() == Delimiter::Brace =>
        {
            let path = TypePath {
                segments: vec![name.clone()],
            };
            Form::Resource(path, block(&mut Cursor::inside(group), diagnostics))
        }
        [TokenTree::Ident(first), colon, rest @ ..]
            if is_punctuation(Some(colon), ':') && !is_punctuation(rest.first(), ':') =>
        {
            diagnostics
                .error(
                    first.span(),
                    format!("expected a value for {of}, found the key `{first}`"),
                )
                .help(format!(
                    "write the value before it, or put a block into braces: `{{ {first}: .. }}`"
                ));
            Form::Invalid
        }
        [TokenTree::Ident(base), rest @ ..] => {
            chain(base, rest, diagnostics).map_or(Form::Rust, Form::Chain)
        }
        _ => Form::Rust,
    }
}

/// `(value)`
fn parenthesized(group: &Group, of: &str, diagnostics: &mut Diagnostics) -> Form {
    let inner: Vec<_> = group.stream().into_iter().collect();
    // Parentheses make a block or an array one of Rust.
    let is_block = matches!(inner.as_slice(), [TokenTree::Group(inner)]
        if inner.delimiter() != Delimiter::Parenthesis);
    if inner.is_empty() || is_block {
        return Form::Rust;
    }
    let inner = value(inner, group.span_open(), of, diagnostics);
    Form::Parenthesized(Box::new(inner))
}

/// `a::b` and what is behind it.
fn path(
    first: &Ident,
    second: &Ident,
    rest: &[TokenTree],
    tokens: &[TokenTree],
    diagnostics: &mut Diagnostics,
) -> Form {
    match rest {
        [] if first == "aws" => Form::PseudoParameter(second.clone()),
        [] if first == "AWS" => {
            let name = to_snake_case(&second.to_string());
            let span = SpanRange::of(tokens, first.span());
            if PSEUDO_PARAMETERS.iter().any(|(known, _)| *known == name) {
                diagnostics
                    .error(span, "a pseudo parameter is written in Rust's case")
                    .help(format!("write `aws::{name}`"));
            } else {
                diagnostics
                    .error(
                        span,
                        format!("`AWS::{second}` is no type, it has three parts"),
                    )
                    .help(format!("write `AWS::{second}::Type {{ .. }}`"));
            }
            Form::HalfPath
        }
        [next @ TokenTree::Group(_), ..] if first == "aws" => {
            nothing_behind(second, next, diagnostics)
        }
        [dot, next, ..] if first == "aws" && is_punctuation(Some(dot), '.') => {
            nothing_behind(second, next, diagnostics)
        }
        [] if first == "Fn" => {
            diagnostics
                .error(
                    second.span(),
                    format!("`Fn::{second}` needs its arguments behind it"),
                )
                .help(format!("write `Fn::{second}(..)`"));
            Form::HalfPath
        }
        [TokenTree::Group(group)]
            if first == "Fn" && group.delimiter() == Delimiter::Parenthesis =>
        {
            Form::Function {
                name: second.clone(),
                arguments: list(group, diagnostics),
            }
        }
        [TokenTree::Group(group)]
            if group.delimiter() == Delimiter::Parenthesis
                && ["from_arn", "from_id", "from_name"]
                    .iter()
                    .any(|name| second == name) =>
        {
            Form::Import {
                resource: first.clone(),
                constructor: second.clone(),
                argument: Rc::new(argument(group, &format!("`{second}`"), diagnostics)),
            }
        }
        _ => match tokens.split_last() {
            Some((TokenTree::Group(group), segments)) if group.delimiter() == Delimiter::Brace => {
                match path_segments(segments) {
                    Some(segments) => {
                        let path = TypePath { segments };
                        Form::Resource(path, block(&mut Cursor::inside(group), diagnostics))
                    }
                    None => Form::Rust,
                }
            }
            _ if first == "AWS" || first == "Custom" => match path_segments(tokens) {
                Some(segments) => Form::TypeAlone(TypePath { segments }),
                None => Form::Rust,
            },
            _ => Form::Rust,
        },
    }
}

/// Says that a path ends with its `::`.
fn nothing_behind_path(
    tokens: &[TokenTree],
    colon: &TokenTree,
    diagnostics: &mut Diagnostics,
) -> Form {
    let path: String = tokens.iter().map(ToString::to_string).collect();
    diagnostics
        .error(colon.span(), "expected a name behind `::`")
        .help(match path.as_str() {
            "aws::" => "write a pseudo parameter, as in `aws::region`".to_owned(),
            "Fn::" => "write a function, as in `Fn::join(\"-\", [a, b])`".to_owned(),
            path => format!("write `{path}Name`"),
        });
    Form::HalfPath
}

/// Says that nothing can follow a pseudo parameter.
fn nothing_behind(name: &Ident, found: &TokenTree, diagnostics: &mut Diagnostics) -> Form {
    diagnostics
        .error(
            found.span(),
            format!("nothing can follow `aws::{name}`, it is known only at deployment"),
        )
        .help(format!("write `aws::{name}`"));
    Form::Invalid
}

fn path_segments(tokens: &[TokenTree]) -> Option<Vec<Ident>> {
    let mut segments = Vec::new();
    let mut cursor = Cursor::new(tokens.iter().cloned().collect(), Span::call_site());
    loop {
        segments.push(cursor.ident()?);
        if cursor.is_empty() {
            return Some(segments);
        }
        if !(cursor.punctuation(':') && cursor.punctuation(':')) {
            return None;
        }
    }
}

/// `.member`, `.method(..)`, `["key"]` behind a name; `None` where something else stands there.
fn chain(base: &Ident, rest: &[TokenTree], diagnostics: &mut Diagnostics) -> Option<Chain> {
    let mut cursor = Cursor::new(rest.iter().cloned().collect(), base.span());
    let mut steps = Vec::new();
    while !cursor.is_empty() {
        if let Some(group) = cursor.group(Delimiter::Bracket) {
            let key = argument(&group, &format!("`{base}[..]`"), diagnostics);
            steps.push(ChainStep::Element(Box::new(key)));
            continue;
        }
        let dot = cursor.span();
        if !cursor.punctuation('.') {
            return None;
        }
        if cursor.is_empty() {
            steps.push(ChainStep::Nothing(dot));
            break;
        }
        let member = cursor.ident()?;
        let arguments = cursor.group(Delimiter::Parenthesis);
        steps.push(ChainStep::Member(member, arguments));
    }
    Some(Chain {
        base: base.clone(),
        steps,
    })
}

/// The only value in the parentheses of an attribute; `of` is what it is the value of.
pub fn only_value(
    tokens: Vec<TokenTree>,
    before: Span,
    of: &str,
    diagnostics: &mut Diagnostics,
) -> Value {
    let mut cursor = Cursor::new(tokens.into_iter().collect(), before);
    let tokens = leaf(&mut cursor, None, diagnostics);
    cursor.punctuation(',');
    if !cursor.is_empty() {
        diagnostics
            .error(cursor.span(), format!("{of} takes one value"))
            .help("remove what follows the first one");
    }
    value(tokens, before, of, diagnostics)
}

/// The only value in a group.
fn argument(group: &Group, of: &str, diagnostics: &mut Diagnostics) -> Value {
    let mut cursor = Cursor::inside(group);
    if cursor.is_empty() {
        diagnostics
            .error(group.span(), format!("{of} needs a value"))
            .help("write it between the brackets");
        return invalid(group.span());
    }
    let tokens = leaf(&mut cursor, None, diagnostics);
    cursor.punctuation(',');
    if !cursor.is_empty() {
        diagnostics
            .error(cursor.span(), format!("{of} takes one value"))
            .help("remove what follows the first one");
    }
    value(tokens, group.span(), of, diagnostics)
}

/// What an error was reported for.
pub fn invalid(span: Span) -> Value {
    Value {
        form: Form::Invalid,
        tokens: Vec::new(),
        span: span.into(),
    }
}

fn include_str(group: &Group) -> Option<Form> {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let (TokenTree::Literal(token), []) = tokens.split_first()? else {
        return None;
    };
    match syn::Lit::new(token.clone()) {
        syn::Lit::Str(path) => Some(Form::IncludeStr {
            path: path.value(),
            span: token.span(),
        }),
        _ => None,
    }
}

fn literal(token: &proc_macro2::Literal, is_negative: bool) -> Option<Literal> {
    match syn::Lit::new(token.clone()) {
        syn::Lit::Str(text) if !is_negative => Some(Literal::String(text.value())),
        // With a suffix it is a Rust expression of that type.
        syn::Lit::Int(number) if number.suffix().is_empty() => {
            let sign = if is_negative { "-" } else { "" };
            let digits = format!("{sign}{}", number.base10_digits());
            Some(match digits.parse() {
                Ok(integer) => Literal::Integer(integer),
                Err(_) => Literal::Number(digits.parse().ok()?),
            })
        }
        syn::Lit::Float(number) if number.suffix().is_empty() => {
            let value: f64 = number.base10_digits().parse().ok()?;
            Some(Literal::Number(if is_negative { -value } else { value }))
        }
        _ => None,
    }
}

fn has_top_level_comma(group: &Group) -> bool {
    group
        .stream()
        .into_iter()
        .any(|token| is_punctuation(Some(&token), ','))
}

/// The arguments of a format string: values, some with a name.
pub fn arguments(tokens: &[TokenTree], diagnostics: &mut Diagnostics) -> Vec<FormatArgument> {
    let mut cursor = Cursor::new(tokens.iter().cloned().collect(), Span::call_site());
    let mut arguments = Vec::new();
    while !cursor.is_empty() {
        let before = cursor.span();
        let name = if cursor.peek_is(1, '=') && !cursor.peek_is(2, '=') {
            let name = cursor.ident();
            cursor.next();
            name
        } else {
            None
        };
        let tokens = leaf(&mut cursor, None, diagnostics);
        cursor.punctuation(',');
        arguments.push(FormatArgument {
            name,
            value: value(tokens, before, "this argument", diagnostics),
        });
    }
    arguments
}

/// The values between commas.
fn list(group: &Group, diagnostics: &mut Diagnostics) -> Vec<Value> {
    let mut cursor = Cursor::inside(group);
    let mut items = Vec::new();
    while !cursor.is_empty() {
        let before = cursor.span();
        if cursor.punctuation(',') {
            diagnostics
                .error(before, "expected a value, found `,`")
                .help("remove it");
            continue;
        }
        let tokens = leaf(&mut cursor, None, diagnostics);
        cursor.punctuation(',');
        items.push(value(tokens, before, "this item", diagnostics));
    }
    items
}

/// `key: value, ..`
pub fn block(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Block {
    let mut entries = Vec::new();
    while !cursor.is_empty() {
        if let Some((tokens, inside)) = super::stack::attribute(cursor) {
            // A doc comment is a comment here.
            if Attribute::documentation(inside.clone()).is_none() {
                let attribute = super::item::named_attribute(&tokens, inside, diagnostics);
                let attributes: Vec<_> = attribute.into_iter().collect();
                super::check_attributes(&attributes, &[], "a property", diagnostics);
            }
            continue;
        }
        entries.extend(entry(cursor, diagnostics));
    }
    Block { entries }
}

fn entry(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Option<Entry> {
    let key = match cursor.next()? {
        TokenTree::Ident(ident) => Key {
            text: ident.unraw().to_string(),
            token: TokenTree::Ident(ident),
        },
        TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => Key {
                text: text.value(),
                token: TokenTree::Literal(literal),
            },
            _ => return not_a_key(&TokenTree::Literal(literal), cursor, diagnostics),
        },
        token => return not_a_key(&token, cursor, diagnostics),
    };
    let name = key.text.clone();
    let key_span = key.token.span();
    if cursor.peek_is_colon(0) {
        cursor.next();
        let colon = cursor.previous_span();
        let tokens = leaf(cursor, Some(&name), diagnostics);
        cursor.punctuation(',');
        let value = value(tokens, colon, &format!("`{name}`"), diagnostics);
        return Some(Entry {
            key,
            value,
            is_shorthand: false,
        });
    }
    if cursor.peek_is(0, '=') {
        diagnostics
            .error(
                cursor.span(),
                format!("expected `:` behind `{name}`, found `=`"),
            )
            .help(format!("write `{}: ..`", key.token));
        cursor.next();
        // Of `=>`.
        cursor.punctuation('>');
        let equals = cursor.previous_span();
        let tokens = leaf(cursor, Some(&name), diagnostics);
        cursor.punctuation(',');
        let value = value(tokens, equals, &format!("`{name}`"), diagnostics);
        return Some(Entry {
            key,
            value,
            is_shorthand: false,
        });
    }
    if cursor.is_empty() || cursor.peek_is(0, ',') {
        cursor.punctuation(',');
        // `key` alone is `key: key`.
        let form = if let TokenTree::Ident(name) = &key.token {
            Form::Name(name.clone())
        } else {
            diagnostics
                .error(key_span, format!("`{name}` has no value"))
                .help(format!("write `\"{name}\": ..`"));
            Form::Invalid
        };
        let value = Value {
            form,
            tokens: vec![key.token.clone()],
            span: key_span.into(),
        };
        return Some(Entry {
            key,
            value,
            is_shorthand: true,
        });
    }
    diagnostics
        .error(cursor.span(), format!("expected `:` behind `{name}`"))
        .help(format!("write `{}: ..`", key.token));
    leaf(cursor, None, diagnostics);
    cursor.punctuation(',');
    Some(Entry {
        value: invalid(key_span),
        key,
        is_shorthand: false,
    })
}

fn not_a_key(
    token: &TokenTree,
    cursor: &mut Cursor,
    diagnostics: &mut Diagnostics,
) -> Option<Entry> {
    let is_comma = is_punctuation(Some(token), ',');
    if is_punctuation(Some(token), '.') && cursor.peek_is(0, '.') {
        diagnostics
            .error(token.span(), "nothing stands for the other properties")
            .help("remove it; what is not written is left out of the template");
        leaf(cursor, None, diagnostics);
        cursor.punctuation(',');
        return None;
    }
    diagnostics
        .error(
            token.span(),
            format!("expected a key, found {}", shown(token)),
        )
        .help(if is_comma {
            "remove it"
        } else {
            "write `key: value`"
        });
    if !is_comma {
        leaf(cursor, None, diagnostics);
        cursor.punctuation(',');
    }
    None
}

/// The tokens up to the next comma that is not inside a closure's bars or a turbofish. In a block,
/// where `key` is given, a missing comma is noticed at the next `key:`.
fn leaf(cursor: &mut Cursor, key: Option<&str>, diagnostics: &mut Diagnostics) -> Vec<TokenTree> {
    let mut tokens: Vec<TokenTree> = Vec::new();
    while !cursor.is_empty() && !cursor.peek_is(0, ',') {
        if let Some(key) = key
            && !tokens.is_empty()
            && let Some(next) = starts_entry(cursor, tokens.last())
        {
            let last = tokens.last().map_or_else(Span::call_site, TokenTree::span);
            diagnostics
                .error(
                    last,
                    format!("missing `,` between the value of `{key}` and `{next}`"),
                )
                .help("end the value with `,`");
            break;
        }
        if cursor.peek_is(0, ';') {
            diagnostics
                .error(cursor.span(), "expected `,`, found `;`")
                .help("a `;` stands behind a whole `let` or `output` only");
            cursor.next();
            break;
        }
        let starts_closure = cursor.peek_is(0, '|')
            && tokens
                .last()
                .is_none_or(|token| matches!(token, TokenTree::Ident(word) if word == "move"));
        if starts_closure {
            tokens.extend(cursor.next());
            tokens.extend(cursor.take_while(|cursor| !cursor.peek_is(0, '|')));
            tokens.extend(cursor.next());
        } else if cursor.peek_is(0, ':') && cursor.peek_is(1, ':') && cursor.peek_is(2, '<') {
            turbofish(cursor, &mut tokens);
        } else {
            tokens.extend(cursor.next());
        }
    }
    tokens
}

/// `::<..>`
fn turbofish(cursor: &mut Cursor, tokens: &mut Vec<TokenTree>) {
    let mut depth = 0_usize;
    while let Some(token) = cursor.next() {
        // `->` closes nothing.
        let closes = is_punctuation(Some(&token), '>') && !is_punctuation(tokens.last(), '-');
        if is_punctuation(Some(&token), '<') {
            depth += 1;
        } else if closes {
            depth = depth.saturating_sub(1);
        }
        tokens.push(token);
        if closes && depth == 0 {
            break;
        }
    }
}

/// The key of an entry that starts here: a word or a text before a single colon. In Rust no such
/// thing stands outside brackets.
fn starts_entry(cursor: &Cursor, last: Option<&TokenTree>) -> Option<String> {
    if !cursor.peek_is_colon(1) || is_punctuation(last, ':') {
        return None;
    }
    match cursor.peek(0)? {
        TokenTree::Ident(word) if !is_punctuation(last, '\'') => Some(word.to_string()),
        TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
