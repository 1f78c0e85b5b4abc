//! A template's own values: JSON in the order it was written, and CloudFormation's functions.

use std::borrow::Cow;

/// Text that is often a constant.
pub(crate) type Text = Cow<'static, str>;

/// A value in a template.
///
/// Objects keep the order of their entries, whatever features of `serde_json` another crate turns
/// on.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A number that neither of these keeps exactly: its digits.
    Digits(Cow<'static, str>),
    /// Text.
    String(Cow<'static, str>),
    /// A list.
    List(Vec<Value>),
    /// Named values.
    Object(Vec<(Cow<'static, str>, Value)>),
    /// Tags by their keys, which become a list, sorted and merged with those of the stack.
    Tags(Vec<(Cow<'static, str>, Value)>),
    /// `{ "Ref": id }`
    Ref(Cow<'static, str>),
    /// `{ "Fn::GetAtt": [id, attribute] }`
    GetAtt(Cow<'static, str>, Cow<'static, str>),
    /// Another function of CloudFormation, by its name, with its argument.
    Function(Cow<'static, str>, Box<Value>),
}

impl Value {
    /// What stands under a name, if this is an object that has it.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// What an object of these entries means: a function if it is one.
    pub(crate) fn from_entries(entries: Vec<(Text, Self)>) -> Self {
        let [(name, argument)] = match <[_; 1]>::try_from(entries) {
            Ok(only) => only,
            Err(entries) => return Self::Object(entries),
        };
        match (&*name, argument) {
            ("Ref", Self::String(id)) => Self::Ref(id),
            ("Fn::GetAtt", Self::List(parts)) => match <[_; 2]>::try_from(parts) {
                Ok([Self::String(id), Self::String(attribute)]) => Self::GetAtt(id, attribute),
                Ok(parts) => Self::Function(name, Box::new(Self::List(parts.into()))),
                Err(parts) => Self::Function(name, Box::new(Self::List(parts))),
            },
            (function, argument) if function.starts_with("Fn::") => {
                Self::Function(name, Box::new(argument))
            }
            (_, argument) => Self::Object(vec![(name, argument)]),
        }
    }

    /// The entries of the object that this is in JSON.
    ///
    /// # Errors
    ///
    /// The value itself, if it is something else.
    pub(crate) fn into_entries(self) -> Result<Vec<(Text, Self)>, Self> {
        Ok(match self {
            Self::Object(entries) => entries,
            Self::Ref(id) => vec![(Text::Borrowed("Ref"), Self::String(id))],
            Self::GetAtt(id, attribute) => {
                let parts = [id, attribute].map(Self::String);
                vec![(Text::Borrowed("Fn::GetAtt"), Self::List(parts.into()))]
            }
            Self::Function(name, argument) => vec![(name, *argument)],
            other => return Err(other),
        })
    }

    /// A function of CloudFormation.
    pub(crate) fn function(name: &'static str, argument: Self) -> Self {
        Self::Function(Cow::Borrowed(name), Box::new(argument))
    }

    /// `Fn::Join` of parts without anything between them.
    pub(crate) fn concatenated(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts = Self::List(parts.into_iter().collect());
        Self::function("Fn::Join", Self::List(vec![Self::text(""), parts]))
    }

    /// The part of an ARN behind its `/`.
    pub(crate) fn id_in_arn(arn: Self) -> Self {
        let split = Self::function("Fn::Split", Self::List(vec![Self::text("/"), arn]));
        Self::function("Fn::Select", Self::List(vec![Self::Integer(1), split]))
    }

    pub(crate) const fn text(text: &'static str) -> Self {
        Self::String(Cow::Borrowed(text))
    }

    pub(crate) const fn pseudo_parameter(name: &'static str) -> Self {
        Self::Ref(Cow::Borrowed(name))
    }

    /// `AWS::NoValue`, which leaves out what it stands for.
    pub(crate) fn is_no_value(&self) -> bool {
        matches!(self, Self::Ref(name) if name == "AWS::NoValue")
    }
}
