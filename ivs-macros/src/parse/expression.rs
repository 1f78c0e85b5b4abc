//! Operators, `if`, `format!` and functions: what a value can be made of at deployment. Each may turn
//! out to be Rust, so that nothing here is an error of its own.

use super::cursor::{Cursor, is_punctuation};
use super::value::{arguments, invalid, value};
use crate::ast::{Connective, Form, Format, FormatPiece, If, Value};
use crate::diagnostics::Diagnostics;
use crate::span::SpanRange;
use proc_macro2::{Delimiter, Group, Span, TokenTree};

/// Reads `if condition { value } else { value }`, and nothing behind it.
pub fn if_else(tokens: &[TokenTree], of: &str, diagnostics: &mut Diagnostics) -> Option<Form> {
    let mut cursor = Cursor::new(tokens.iter().cloned().collect(), Span::call_site());
    let form = if_in(&mut cursor, of, diagnostics)?;
    cursor.is_empty().then_some(form)
}

fn if_in(cursor: &mut Cursor, of: &str, diagnostics: &mut Diagnostics) -> Option<Form> {
    let keyword = cursor.ident().filter(|word| word == "if")?;
    let condition = cursor.take_while(|cursor| cursor.peek_group(0, Delimiter::Brace).is_none());
    if condition
        .iter()
        .any(|token| matches!(token, TokenTree::Ident(word) if word == "let"))
    {
        return None;
    }
    let then = cursor.group(Delimiter::Brace)?;
    let condition = self::condition(condition, keyword.span(), diagnostics);
    let otherwise = if cursor.peek_is_word("else") {
        cursor.next();
        if cursor.peek_is_word("if") {
            let start = cursor.span();
            let form = if_in(cursor, of, diagnostics)?;
            Some(Value {
                form,
                tokens: Vec::new(),
                span: start.into(),
            })
        } else {
            Some(branch(&cursor.group(Delimiter::Brace)?, of, diagnostics))
        }
    } else {
        None
    };
    let then = branch(&then, of, diagnostics);
    Some(Form::If(Box::new(If {
        condition,
        then,
        otherwise,
    })))
}

/// The condition of an `if`. `keyword` is the place of the `if`.
pub fn condition(tokens: Vec<TokenTree>, keyword: Span, diagnostics: &mut Diagnostics) -> Value {
    if tokens.is_empty() {
        diagnostics
            .error(keyword, "this `if` has no condition")
            .help("write it behind this, as in `if stage == \"prod\" { .. }`");
        return invalid(keyword);
    }
    if let Some(assignment) = assignment(&tokens) {
        diagnostics
            .error(assignment, "expected `==`, found `=`")
            .help("write `==` to compare");
        return invalid(keyword);
    }
    value(tokens, keyword, "this `if`", diagnostics)
}

/// A single `=`, which compares nothing; that of `if let` is left to rustc.
fn assignment(tokens: &[TokenTree]) -> Option<Span> {
    let is_let = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "let");
    if tokens.iter().any(is_let) {
        return None;
    }
    let (index, sign) = tokens
        .iter()
        .enumerate()
        .find(|(_, token)| is_punctuation(Some(token), '='))?;
    let before = index
        .checked_sub(1)
        .is_some_and(|before| is_any_joint(tokens.get(before)));
    (!before && !is_any_joint(Some(sign))).then(|| sign.span())
}

/// The value in the braces of a branch. A block may stand without braces of its own.
fn branch(group: &Group, of: &str, diagnostics: &mut Diagnostics) -> Value {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    if let Some(semicolon) = tokens.iter().find(|token| is_punctuation(Some(token), ';')) {
        diagnostics
            .error(semicolon.span(), "a branch holds one value, without `;`")
            .help("remove it; what needs several steps stands in a `let` before");
        return invalid(semicolon.span());
    }
    let is_key = matches!(
        tokens.first(),
        Some(TokenTree::Ident(_) | TokenTree::Literal(_))
    );
    let is_block =
        is_key && is_punctuation(tokens.get(1), ':') && !is_punctuation(tokens.get(2), ':');
    if is_block {
        return value(
            vec![TokenTree::Group(group.clone())],
            group.span(),
            of,
            diagnostics,
        );
    }
    value(tokens, group.span(), of, diagnostics)
}

/// Reads what stands between operators, the weakest first.
pub fn operators(tokens: &[TokenTree], diagnostics: &mut Diagnostics) -> Option<Form> {
    if is_punctuation(tokens.first(), '|')
        || matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "move")
    {
        return None;
    }
    for (connective, sign) in [(Connective::Or, '|'), (Connective::And, '&')] {
        let parts = split(tokens, [sign, sign]);
        if parts.len() > 1 {
            // A reference to a reference starts with `&&`.
            let is_reference = sign == '&' && parts.first().is_some_and(|part| part.is_empty());
            if !is_reference && let Some(form) = missing_operand(tokens, &parts, diagnostics) {
                return Some(form);
            }
            return Some(Form::Logic(connective, operands(parts, diagnostics)?));
        }
    }
    for (is_equal, signs) in [(true, ['=', '=']), (false, ['!', '='])] {
        let parts = split(tokens, signs);
        if parts.len() == 2 {
            if let Some(form) = missing_operand(tokens, &parts, diagnostics) {
                return Some(form);
            }
            let mut sides = operands(parts, diagnostics)?.into_iter();
            let (left, right) = (sides.next()?, sides.next()?);
            return Some(Form::Comparison {
                left: Box::new(left),
                is_equal,
                right: Box::new(right),
            });
        }
    }
    let (first, rest) = tokens.split_first()?;
    if is_punctuation(Some(first), '!') && !rest.is_empty() {
        let operand = value(rest.to_vec(), first.span(), "`!`", diagnostics);
        return Some(Form::Not(Box::new(operand)));
    }
    None
}

/// Says that an operator has nothing on one of its sides.
fn missing_operand(
    tokens: &[TokenTree],
    parts: &[&[TokenTree]],
    diagnostics: &mut Diagnostics,
) -> Option<Form> {
    let empty = parts.iter().position(|part| part.is_empty())?;
    let before: usize = parts.iter().take(empty.max(1)).map(|part| part.len()).sum();
    // Each operator has two signs.
    let start = before + 2 * (empty.max(1) - 1);
    let operator = tokens.get(start..start + 2).unwrap_or_default();
    let text: String = operator.iter().map(ToString::to_string).collect();
    let side = if empty == 0 { "before" } else { "behind" };
    diagnostics
        .error(
            SpanRange::of(operator, Span::call_site()),
            format!("expected a value {side} `{text}`"),
        )
        .help(format!("write it as `a {text} b`"));
    Some(Form::Invalid)
}

/// The values between operators; `None` where one is missing, which is left to rustc.
fn operands(parts: Vec<&[TokenTree]>, diagnostics: &mut Diagnostics) -> Option<Vec<Value>> {
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let values = parts
        .into_iter()
        .map(|part| {
            value(
                part.to_vec(),
                Span::call_site(),
                "this operator",
                diagnostics,
            )
        })
        .collect();
    Some(values)
}

/// The tokens between operators of two signs that stand together.
fn split(tokens: &[TokenTree], [first, second]: [char; 2]) -> Vec<&[TokenTree]> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < tokens.len() {
        let is_operator = is_joint(tokens.get(index), first)
            && is_punctuation(tokens.get(index + 1), second)
            // `<=`, `>=`, `==` and the like are other operators.
            && !index
                .checked_sub(1)
                .is_some_and(|before| is_any_joint(tokens.get(before)));
        if is_operator {
            parts.push(tokens.get(start..index).unwrap_or_default());
            index += 2;
            start = index;
        } else {
            index += 1;
        }
    }
    parts.push(tokens.get(start..).unwrap_or_default());
    parts
}

fn is_joint(token: Option<&TokenTree>, sign: char) -> bool {
    is_punctuation(token, sign) && is_any_joint(token)
}

fn is_any_joint(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.spacing() == proc_macro2::Spacing::Joint)
}

/// Reads the arguments of `format!`.
pub fn format(group: &Group, diagnostics: &mut Diagnostics) -> Option<Form> {
    let mut tokens = group.stream().into_iter();
    let Some(TokenTree::Literal(literal)) = tokens.next() else {
        return None;
    };
    let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) else {
        return None;
    };
    let rest: Vec<TokenTree> = tokens.collect();
    let arguments = match rest.split_first() {
        None => Vec::new(),
        Some((comma, rest)) if is_punctuation(Some(comma), ',') => arguments(rest, diagnostics),
        Some(_) => return None,
    };
    let pieces = match pieces(&text.value()) {
        Ok(pieces) => pieces,
        Err(Malformed { message, help }) => {
            diagnostics.error(literal.span(), message).help(help);
            return Some(Form::Invalid);
        }
    };
    Some(Form::Format(Format {
        pieces,
        span: literal.span(),
        arguments,
    }))
}

/// Why a format string can't be taken apart.
struct Malformed {
    message: String,
    help: String,
}

impl Malformed {
    fn lone(bracket: char) -> Self {
        let other = if bracket == '{' { '}' } else { '{' };
        Self {
            message: format!("this text has a `{bracket}` without its `{other}`"),
            help: format!("write `{bracket}{bracket}` for the character itself"),
        }
    }

    fn expression(written: &str) -> Self {
        Self {
            message: format!("`{{{written}}}` is more than a name"),
            help: format!("write `{{}}` in its place, and `{written}` behind the text"),
        }
    }
}

/// Takes a format string apart.
fn pieces(text: &str) -> Result<Vec<FormatPiece>, Malformed> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut next_position = 0_usize;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '{' | '}' if characters.peek() == Some(&character) => {
                characters.next();
                literal.push(character);
            }
            '}' => return Err(Malformed::lone('}')),
            '{' => {
                let mut inside = String::new();
                loop {
                    match characters.next() {
                        Some('}') => break,
                        Some(character) => inside.push(character),
                        None => return Err(Malformed::lone('{')),
                    }
                }
                if !literal.is_empty() {
                    pieces.push(FormatPiece::Text(std::mem::take(&mut literal)));
                }
                let (argument, specification) = inside.split_once(':').unwrap_or((&inside, ""));
                let argument = argument.trim();
                let is_position = argument.chars().all(|digit| digit.is_ascii_digit());
                if !is_position && syn::parse_str::<proc_macro2::Ident>(argument).is_err() {
                    return Err(Malformed::expression(argument));
                }
                let argument = if argument.is_empty() {
                    next_position += 1;
                    (next_position - 1).to_string()
                } else {
                    argument.to_owned()
                };
                pieces.push(FormatPiece::Argument {
                    name: argument,
                    specification: specification.to_owned(),
                    written: format!("{{{inside}}}"),
                });
            }
            character => literal.push(character),
        }
    }
    if !literal.is_empty() {
        pieces.push(FormatPiece::Text(literal));
    }
    Ok(pieces)
}
