//! The lines of a stack: `let`, `output`, `for`.

use super::cursor::{Cursor, is_punctuation, shown};
use super::stack::{add_documentation, attribute, is_name};
use super::value::value;
use crate::ast::{Documentation, For, IfStatement, Item, Let, Output, Pattern, Section, Value};
use crate::attributes::{Attribute, ON_OUTPUT, ON_RESOURCE};
use crate::diagnostics::Diagnostics;
use crate::limits::MAXIMUM_ATTRIBUTES;
use crate::span::SpanRange;
use ivs_schema::suggest;
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use std::rc::Rc;

const KEYWORDS: [&str; 5] = ["let", "output", "for", "if", "section"];

/// Reads all items there are.
pub fn items(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Vec<Item> {
    let mut items = Vec::new();
    while !cursor.is_empty() {
        items.extend(item(cursor, diagnostics));
    }
    items
}

fn item(cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Option<Item> {
    if cursor.punctuation(';') {
        return None;
    }
    let start = cursor.span();
    let (documentation, attributes) = before_item(cursor, diagnostics);
    let Some(keyword) = cursor.peek_ident(0).cloned() else {
        no_item(start, cursor, diagnostics);
        return None;
    };
    let meant = KEYWORDS
        .into_iter()
        .find(|known| keyword == known)
        .or_else(|| unknown_keyword(&keyword, cursor, diagnostics));
    match meant {
        Some("let") => {
            cursor.next();
            let (name, value) = binding("let", cursor, diagnostics)?;
            check_attributes(&attributes, &ON_RESOURCE, "a resource", diagnostics);
            Some(Item::Let(Let {
                documentation,
                attributes,
                name,
                value: Rc::new(value),
            }))
        }
        Some("output") => {
            cursor.next();
            let (name, value) = binding("output", cursor, diagnostics)?;
            check_attributes(&attributes, &ON_OUTPUT, "an output", diagnostics);
            Some(Item::Output(Output {
                documentation,
                attributes,
                name,
                value,
            }))
        }
        Some("for") => {
            cursor.next();
            check_attributes(&attributes, &[], "a `for`", diagnostics);
            for_loop(keyword.span(), cursor, diagnostics)
        }
        Some("if") => {
            cursor.next();
            check_attributes(&attributes, &[], "an `if`", diagnostics);
            if_statement(keyword.span(), cursor, diagnostics)
        }
        Some(_) => {
            cursor.next();
            check_attributes(&attributes, &[], "a section", diagnostics);
            let (name, value) = binding("section", cursor, diagnostics)?;
            Some(Item::Section(Section { name, value }))
        }
        None => {
            skip_item(cursor);
            None
        }
    }
}

/// The doc comments and attributes before an item.
fn before_item(
    cursor: &mut Cursor,
    diagnostics: &mut Diagnostics,
) -> (Documentation, Vec<Attribute>) {
    let mut documentation = Documentation::default();
    let mut attributes = Vec::new();
    let mut words = Vec::new();
    while let Some((tokens, inside)) = attribute(cursor) {
        if attributes.len() == MAXIMUM_ATTRIBUTES {
            too_many_attributes(tokens, cursor, diagnostics);
            continue;
        }
        if Attribute::documentation(inside.clone()).is_some() {
            add_documentation(&mut documentation, tokens, inside);
        } else {
            let attribute = named_attribute(&tokens, inside, diagnostics);
            words.push(attribute.as_ref().map(|attribute| attribute.name.clone()));
            attributes.extend(attribute);
        }
    }
    let on = if cursor.peek_is_word("output") {
        "on_output"
    } else {
        "on_resource"
    };
    for word in words {
        diagnostics.word(on, word);
    }
    (documentation, attributes)
}

/// Says at the first attribute beyond the limit that there are too many, and steps over the others.
pub fn too_many_attributes(
    [_, first]: [TokenTree; 2],
    cursor: &mut Cursor,
    diagnostics: &mut Diagnostics,
) {
    diagnostics
        .error(
            first.span(),
            format!("a declaration has at most {MAXIMUM_ATTRIBUTES} attributes"),
        )
        .help("remove this one and those after it");
    while attribute(cursor).is_some() {}
}

/// Says that no item stands here.
fn no_item(start: Span, cursor: &mut Cursor, diagnostics: &mut Diagnostics) {
    if let Some(found) = cursor.peek(0) {
        diagnostics
            .error(
                cursor.span(),
                format!(
                    "expected `let`, `output`, `for` or `if`, found {}",
                    shown(found)
                ),
            )
            .help("write `let name = Channel { .. };`");
    } else {
        let span = SpanRange {
            start,
            end: cursor.previous_span(),
        };
        diagnostics
            .error(span, "nothing stands behind this attribute")
            .help("write it before a `let` or an `output`");
    }
    skip_item(cursor);
}

/// Says that a word is no keyword, and gives the one that is meant.
fn unknown_keyword(
    keyword: &Ident,
    cursor: &Cursor,
    diagnostics: &mut Diagnostics,
) -> Option<&'static str> {
    diagnostics.word("line", keyword);
    // A word alone on its line takes nothing of the next one.
    let is_alone = cursor.peek_ident(1).is_none_or(is_keyword);
    let closest = suggest::closest(&keyword.to_string(), KEYWORDS)
        .and_then(|word| KEYWORDS.into_iter().find(|known| *known == word));
    let is_assignment = cursor.peek_is(1, '=') || cursor.peek_is(1, ':');
    let help = match closest {
        Some(meant) if !is_assignment => format!("did you mean `{meant}`?"),
        _ => instead(keyword, cursor),
    };
    diagnostics
        .error(
            keyword.span(),
            format!("unknown keyword `{keyword}`, expected `let`, `output`, `for` or `if`"),
        )
        .help(help);
    closest.filter(|_| !is_assignment && !is_alone)
}

/// What to write for a line that starts with a word which is no keyword.
fn instead(word: &Ident, cursor: &Cursor) -> String {
    if cursor.peek_is(1, '=') {
        return format!("write `let {word} = ..;`");
    }
    if cursor.peek_is(1, ':') && !cursor.peek_is(2, ':') {
        return format!(
            "write `let {word} = ..;`, or declare an argument, as in `stack MyStack({word}: String) {{ .. }}`"
        );
    }
    if cursor.peek_is(1, '!') {
        return "put Rust before `ivs_stack!`, or behind it: a stack only declares".to_owned();
    }
    match word.to_string().as_str() {
        "use" | "fn" | "const" | "static" | "struct" | "enum" | "impl" | "mod" | "type" | "pub"
        | "return" | "match" | "while" | "loop" | "assert" => {
            "put Rust before `ivs_stack!`, or behind it: a stack only declares".to_owned()
        }
        "param" | "parameter" => "write `let name = Parameter { type: String };`".to_owned(),
        "map" | "mapping" => {
            "write `let name = Mapping { first: { second: \"value\" } };`".to_owned()
        }
        "condition" => "write `let name = stage == \"prod\";`".to_owned(),
        "import" => "write `let name = Channel::from_arn(\"..\");`".to_owned(),
        "var" | "val" => "write `let name = ..;`".to_owned(),
        _ if cursor.peek_is(1, '.') => {
            let line: String = cursor
                .ahead()
                .take_while(|token| !is_punctuation(Some(token), ';'))
                .map(ToString::to_string)
                .collect();
            format!("write `let name = {line};`")
        }
        _ => "write `let name = Channel { .. };`".to_owned(),
    }
}

fn is_keyword(word: &Ident) -> bool {
    KEYWORDS.iter().any(|known| word == known)
}

/// `name = value;`
fn binding(
    keyword: &str,
    cursor: &mut Cursor,
    diagnostics: &mut Diagnostics,
) -> Option<(Ident, Value)> {
    if cursor.peek_is_word("mut") && cursor.peek_ident(1).is_some() {
        diagnostics
            .error(cursor.span(), "nothing in a stack is mutable")
            .help("remove `mut`");
        cursor.next();
    }
    // What starts the next line is no name.
    let is_alone = cursor.peek_ident(0).is_some_and(is_keyword) && cursor.peek_ident(1).is_some();
    let Some(name) = cursor.ident_unless(is_alone) else {
        let span = if is_alone || cursor.is_empty() {
            cursor.previous_span()
        } else {
            cursor.span()
        };
        diagnostics
            .error(span, format!("`{keyword}` needs a name"))
            .help(format!("write `{keyword} name = ..;`"));
        if !is_alone {
            skip_item(cursor);
        }
        return None;
    };
    is_name(&name, diagnostics);
    if cursor.peek_is(0, '.') {
        let value: String = cursor
            .ahead()
            .take_while(|token| !is_punctuation(Some(token), ';'))
            .map(ToString::to_string)
            .collect();
        diagnostics
            .error(name.span(), format!("`{keyword}` needs a name of its own"))
            .help(format!("write `{keyword} name = {name}{value};`"));
        skip_item(cursor);
        return None;
    }
    if cursor.peek_is_colon(0) && keyword != "let" {
        diagnostics
            .error(
                cursor.span(),
                format!("expected `=` behind `{keyword} {name}`, found `:`"),
            )
            .help(format!("write `{keyword} {name} = ..;`"));
        cursor.next();
        return Some(value_of(keyword, name, cursor, diagnostics));
    }
    if cursor.peek_is(0, ':') {
        let start = cursor.span();
        let annotation =
            cursor.take_while(|cursor| !cursor.peek_is(0, '=') && !cursor.peek_is(0, ';'));
        diagnostics
            .error(
                SpanRange::of(&annotation, start),
                format!("`{keyword} {name}` takes no type"),
            )
            .help(format!("write `{keyword} {name} = ..;`"));
    }
    if !cursor.punctuation('=') {
        let is_alone = cursor.is_empty() || starts_item(cursor);
        let span = if is_alone { name.span() } else { cursor.span() };
        diagnostics
            .error(span, format!("expected `=` behind `{keyword} {name}`"))
            .help(format!("write `{keyword} {name} = ..;`"));
        if is_alone {
            return None;
        }
        // What follows may well be the value.
        if cursor.peek_ident(0).is_none() {
            skip_item(cursor);
            return None;
        }
    }
    Some(value_of(keyword, name, cursor, diagnostics))
}

/// `value;`, behind the `=`.
fn value_of(
    keyword: &str,
    name: Ident,
    cursor: &mut Cursor,
    diagnostics: &mut Diagnostics,
) -> (Ident, Value) {
    let equals = cursor.previous_span();
    let tokens = cursor.take_while(|cursor| !cursor.peek_is(0, ';') && !starts_item(cursor));
    if !cursor.punctuation(';') {
        diagnostics
            .error(
                tokens.last().map_or(equals, TokenTree::span),
                format!("missing `;` behind the value of `{name}`"),
            )
            .help(format!("end it with `;`, as in `{keyword} {name} = ..;`"));
    }
    let value = value(tokens, equals, &format!("`{name}`"), diagnostics);
    (name, value)
}

/// Whether a new item starts here, so that a `;` must be missing before it.
fn starts_item(cursor: &Cursor) -> bool {
    let Some(word) = cursor.peek_ident(0) else {
        return false;
    };
    if word == "let" {
        // `if let` and `&& let` belong to a Rust expression.
        let is_pattern = match cursor.previous() {
            Some(TokenTree::Ident(before)) => before == "if" || before == "while",
            before => is_punctuation(before, '&'),
        };
        return !is_pattern;
    }
    word == "output" && cursor.peek_ident(1).is_some() && cursor.peek_is(2, '=')
}

fn skip_item(cursor: &mut Cursor) {
    let mut is_first = true;
    cursor.take_while(|cursor| {
        let goes_on = !cursor.peek_is(0, ';') && (is_first || !starts_item(cursor));
        is_first = false;
        goes_on
    });
    cursor.punctuation(';');
}

fn for_loop(keyword: Span, cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Option<Item> {
    const HELP: &str = "write `for name in [\"front\", \"back\"] { .. }`";
    let pattern = match cursor.next() {
        Some(TokenTree::Ident(name)) => Some(Pattern::Name(name)),
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            tuple_pattern(&mut Cursor::inside(&group))
        }
        _ => None,
    };
    let has_in = cursor.peek_is_word("in");
    let (Some(pattern), true) = (pattern, has_in) else {
        diagnostics
            .error(
                keyword,
                "a `for` needs a name, or names in parentheses, and `in`",
            )
            .help(HELP);
        cursor.take_while(|cursor| cursor.peek_group(0, Delimiter::Brace).is_none());
        cursor.next();
        return None;
    };
    let in_span = cursor.span();
    cursor.next();
    let elements = cursor.take_while(|cursor| cursor.peek_group(0, Delimiter::Brace).is_none());
    let Some(body) = cursor.group(Delimiter::Brace) else {
        diagnostics
            .error(keyword, "a `for` needs `{ .. }` behind its list")
            .help(HELP);
        return None;
    };
    let elements = if elements.is_empty() {
        diagnostics
            .error(in_span, "this `for` has no list")
            .help("write it behind this, as in `in [\"front\", \"back\"]`");
        super::value::invalid(in_span)
    } else {
        value(elements, in_span, "the `for`", diagnostics)
    };
    let items = items(&mut Cursor::inside(&body), diagnostics);
    Some(Item::For(For {
        pattern,
        elements,
        items,
    }))
}

/// `if condition { items } else { items }`, behind the `if`.
fn if_statement(keyword: Span, cursor: &mut Cursor, diagnostics: &mut Diagnostics) -> Option<Item> {
    let condition = cursor.take_while(|cursor| cursor.peek_group(0, Delimiter::Brace).is_none());
    let Some(then) = cursor.group(Delimiter::Brace) else {
        diagnostics
            .error(keyword, "an `if` needs `{ .. }` behind its condition")
            .help("write `if condition { let name = ..; }`");
        return None;
    };
    let condition = super::expression::condition(condition, keyword, diagnostics);
    let then = items(&mut Cursor::inside(&then), diagnostics);
    let mut otherwise = Vec::new();
    if cursor.peek_is_word("else") {
        cursor.next();
        if cursor.peek_is_word("if") {
            let keyword = cursor.span();
            cursor.next();
            otherwise.extend(if_statement(keyword, cursor, diagnostics));
        } else if let Some(group) = cursor.group(Delimiter::Brace) {
            otherwise = items(&mut Cursor::inside(&group), diagnostics);
        } else {
            diagnostics
                .error(cursor.previous_span(), "an `else` needs `{ .. }` behind it")
                .help("write `else { let name = ..; }`");
        }
    }
    Some(Item::If(IfStatement {
        condition,
        then,
        otherwise,
    }))
}

fn tuple_pattern(cursor: &mut Cursor) -> Option<Pattern> {
    let mut names = Vec::new();
    while !cursor.is_empty() {
        names.push(cursor.ident()?);
        if !cursor.punctuation(',') && !cursor.is_empty() {
            return None;
        }
    }
    (!names.is_empty()).then_some(Pattern::Tuple(names))
}

/// Reports attributes that don't belong.
pub fn check_attributes(
    attributes: &[Attribute],
    allowed: &[&str],
    on: &str,
    diagnostics: &mut Diagnostics,
) {
    for (index, attribute) in attributes.iter().enumerate() {
        let name = attribute.name.to_string();
        if name == "cfg" || name == "cfg_attr" {
            diagnostics
                .error(
                    attribute.span,
                    format!("`#[{name}]` can't stand inside a stack: the template would depend on how it is compiled"),
                )
                .help("take a `bool` as an argument of the stack and decide with `if`");
        } else if !allowed.contains(&name.as_str()) {
            let help = if allowed.is_empty() {
                "remove it".to_owned()
            } else {
                suggest::closest(&name, allowed.iter().copied()).map_or_else(
                    || format!("{on} takes {}", suggest::one_of(allowed)),
                    |meant| format!("did you mean `{meant}`?"),
                )
            };
            diagnostics
                .error(
                    attribute.name.span(),
                    format!("unknown attribute `{name}` on {on}"),
                )
                .help(help);
        } else if !["allow", "transform"].contains(&name.as_str())
            && attributes
                .iter()
                .take(index)
                .any(|other| other.name == attribute.name)
        {
            diagnostics
                .error(
                    attribute.name.span(),
                    format!("the attribute `{name}` stands twice"),
                )
                .help("remove one of them");
        } else if attribute.arguments.is_some() {
            one_setting(attribute, diagnostics);
        }
    }
}

/// Reports what follows the parentheses of an attribute.
fn one_setting(attribute: &Attribute, diagnostics: &mut Diagnostics) {
    let Some(first) = attribute.rest.first() else {
        return;
    };
    let others: Vec<_> = attribute
        .rest
        .split(|token| is_punctuation(Some(token), ','))
        .filter(|part| matches!(part, [TokenTree::Ident(_), ..]))
        .map(|part| {
            let written: String = part.iter().map(ToString::to_string).collect();
            format!("`#[{written}]`")
        })
        .collect();
    let is_list = is_punctuation(Some(first), ',') && !others.is_empty();
    diagnostics
        .error(
            SpanRange::of(&attribute.rest, first.span()),
            "an attribute holds one setting",
        )
        .help(if is_list {
            format!("write {} after this attribute", others.join(" "))
        } else {
            "remove it".to_owned()
        });
}

/// The attribute in `#[..]`; what has no name is reported.
pub fn named_attribute(
    tokens: &[TokenTree; 2],
    inside: TokenStream,
    diagnostics: &mut Diagnostics,
) -> Option<Attribute> {
    let attribute = Attribute::parse(inside);
    if attribute.is_none() {
        let [_, group] = tokens;
        diagnostics
            .error(group.span(), "an attribute needs a name")
            .help("write it as `#[name(..)]`");
    }
    attribute
}
