//! Templates as plain JSON, in which numbers keep all their digits.

use crate::read::{self, ReadError};
use crate::serialize;
use crate::template::Template;
use crate::value;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// A value of JSON, in the form in which this crate writes it where CloudFormation takes several.
///
/// Numbers are equal if they are written in the same way, as CloudFormation passes their digits to a
/// property that takes a string: `1` and `1.0` are not equal. Only the notations that
/// [`Template::from_json`] reads as one number are one: `1.50` and `15e-1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    Boolean(bool),
    /// A number, by its digits.
    Number(String),
    String(String),
    List(Vec<Self>),
    /// The order of the keys has no meaning.
    Object(Object),
}

/// The entries of an object.
pub(super) type Object = BTreeMap<String, Json>;

impl Json {
    /// The JSON that a template is written as.
    ///
    /// # Errors
    ///
    /// It can't be read back, such as two entries with the same key.
    pub(super) fn of(template: &Template) -> Result<Self, ReadError> {
        Ok(Self::from(read::value(&serialize::json(template))?))
    }

    pub(super) const fn entries(&self) -> Option<&Object> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries()?.get(key)
    }

    pub(super) const fn text(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The value for `serde_json`; a number that it would round becomes a string of its digits.
    pub(super) fn rounded_nowhere(&self) -> Value {
        match self {
            Self::Boolean(value) => Value::Bool(*value),
            Self::Number(digits) => {
                let number: Value = serde_json::from_str(digits).unwrap_or_default();
                let kept = number.to_string();
                if kept == *digits {
                    number
                } else {
                    Value::String(digits.clone())
                }
            }
            Self::String(text) => Value::String(text.clone()),
            Self::List(items) => items.iter().map(Self::rounded_nowhere).collect(),
            Self::Object(entries) => entries
                .iter()
                .map(|(key, value)| (key.clone(), value.rounded_nowhere()))
                .collect(),
        }
    }
}

impl From<value::Value> for Json {
    fn from(value: value::Value) -> Self {
        match value.into_entries() {
            Ok(entries) => Self::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| {
                        let value = Self::from(value);
                        let value = if key == "Fn::GetAtt" {
                            attribute(value)
                        } else {
                            value
                        };
                        (key.into_owned(), value)
                    })
                    .collect(),
            ),
            Err(value::Value::List(items)) => {
                Self::List(items.into_vec().into_iter().map(Self::from).collect())
            }
            Err(value::Value::String(text)) => Self::String(text.into_owned()),
            Err(value::Value::Boolean(value)) => Self::Boolean(value),
            Err(number) => Self::Number(serialize::json(&serialize::Json(&number))),
        }
    }
}

/// `"Channel.Arn"` as `["Channel", "Arn"]`.
fn attribute(value: Json) -> Json {
    match value {
        Json::String(text) => Json::List(
            text.splitn(2, '.')
                .map(|part| Json::String(part.to_owned()))
                .collect(),
        ),
        other => other,
    }
}

/// JSON without white space.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => write!(formatter, "{value}"),
            Self::Number(digits) => formatter.write_str(digits),
            Self::String(text) => formatter.write_str(&serialize::json(text)),
            Self::List(items) => {
                formatter.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    write!(formatter, "{comma}{item}")?;
                }
                formatter.write_str("]")
            }
            Self::Object(entries) => {
                formatter.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    write!(formatter, "{comma}{}:{value}", serialize::json(key))?;
                }
                formatter.write_str("}")
            }
        }
    }
}
