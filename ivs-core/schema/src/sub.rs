//! Puts the string of `Fn::Sub` together.

use crate::redact;
use crate::view::Node;
use std::borrow::Cow;
use std::fmt;

/// A piece of a string that CloudFormation completes when the stack is deployed.
#[derive(Clone)]
pub enum Piece<'a> {
    /// Text, unchanged.
    Text(Cow<'a, str>),
    /// Text that only the running program knows.
    Unknown,
    /// A value, with its name in the map of `Fn::Sub` if it can't be written into the string.
    Value(Option<Cow<'a, str>>, Node<'a>),
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => fmt::Debug::fmt(&redact::without_secrets(text), formatter),
            Self::Unknown => formatter.write_str("Unknown"),
            Self::Value(_, value) => fmt::Debug::fmt(value, formatter),
        }
    }
}

/// The value of the pieces, one after the other: a string if all is known, else `Fn::Sub`.
///
/// References and attributes are written into the string, other values into its map. A single value is
/// itself.
#[must_use]
pub fn assemble<'a>(pieces: impl IntoIterator<Item = Piece<'a>>) -> Node<'a> {
    let mut pieces: Vec<_> = pieces.into_iter().collect();
    if let [Piece::Value(..)] = pieces.as_slice()
        && let Some(Piece::Value(_, value)) = pieces.pop()
    {
        return value;
    }
    let mut literal = String::new();
    let mut source = String::new();
    let mut values: Vec<(Cow<'a, str>, Node<'a>)> = Vec::new();
    let mut is_literal = true;
    for piece in pieces {
        let text = match piece {
            Piece::Text(text) => text,
            Piece::Unknown => {
                is_literal = false;
                source.push_str("${}");
                continue;
            }
            Piece::Value(name, value) => match scalar(value) {
                Ok(text) => text,
                Err(value) => {
                    is_literal = false;
                    source.extend(["${", &placeholder(name, value, &mut values), "}"]);
                    continue;
                }
            },
        };
        literal.push_str(&text);
        source.push_str(&escaped(&text));
    }
    if is_literal {
        return Node::string(literal);
    }
    let source = Node::string(source);
    let argument = if values.is_empty() {
        source
    } else {
        Node::list([source, Node::Object(values.into())])
    };
    Node::call("Fn::Sub", argument)
}

/// The text between `${` and `}` for a value, which is added to the map if the string can't name it.
fn placeholder<'a>(
    name: Option<Cow<'a, str>>,
    value: Node<'a>,
    values: &mut Vec<(Cow<'a, str>, Node<'a>)>,
) -> String {
    let value = match value {
        Node::Reference {
            to,
            attribute: None,
            ..
        } => return to.into_owned(),
        Node::Reference {
            to,
            attribute: Some(attribute),
            ..
        } => return format!("{to}.{attribute}"),
        Node::Function(function, argument) if function == "Ref" => match argument.into_value() {
            Node::String(pseudo_parameter) => return pseudo_parameter.into_owned(),
            argument => Node::call(function, argument),
        },
        value => value,
    };
    if let Some((known, _)) = values.iter().find(|(_, known)| *known == value) {
        return known.to_string();
    }
    let name = name
        .filter(|name| !values.iter().any(|(known, _)| known == name))
        .unwrap_or_else(|| format!("Value{}", values.len() + 1).into());
    let text = name.to_string();
    values.push((name, value));
    text
}

/// A scalar as text.
fn scalar(value: Node<'_>) -> Result<Cow<'_, str>, Node<'_>> {
    Ok(match value {
        Node::String(text) => text,
        Node::Integer(number) => number.to_string().into(),
        Node::Number(number) => number.to_string().into(),
        Node::Digits(digits) => digits,
        Node::Boolean(value) => value.to_string().into(),
        value => return Err(value),
    })
}

/// Text in which `${` has no meaning.
fn escaped(text: &str) -> String {
    text.replace("${", "${!")
}
