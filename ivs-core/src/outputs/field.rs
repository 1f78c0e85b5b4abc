//! The fields of the struct that holds a stack's outputs.

use ivs_schema::names::to_pascal_case;
use std::collections::BTreeMap;
use std::collections::btree_map;
use std::fmt;

/// What is known of a field before any outputs are read.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// An output that is always there.
    Required(&'static str),
    /// An output that is there if something holds.
    Optional(&'static str),
    /// The outputs of a loop: what stands in their keys before, between and behind the elements.
    Each(&'static [&'static str]),
}

impl Field {
    /// What the elements of the loop add to a key, if the key is one of this field. That is nothing
    /// if the field is no loop's.
    pub(super) fn element_in(&self, key: &str) -> Option<String> {
        match self {
            Self::Required(own) | Self::Optional(own) => (*own == key).then(String::new),
            Self::Each(pieces) => elements(pieces, key),
        }
    }

    /// How much of a key is its own: the more, the better it fits.
    pub(super) fn own_length(&self) -> usize {
        match self {
            Self::Required(_) | Self::Optional(_) => usize::MAX,
            Self::Each(pieces) => pieces.iter().map(|piece| piece.len()).sum(),
        }
    }
}

/// What stands between the pieces of a key: something between each two of them.
fn elements(pieces: &[&str], key: &str) -> Option<String> {
    let (first, rest) = pieces.split_first()?;
    let key = key.strip_prefix(first)?;
    let Some((last, between)) = rest.split_last() else {
        return key.is_empty().then(String::new);
    };
    let mut key = key.strip_suffix(last)?;
    let mut elements = String::new();
    for piece in between {
        let start = key.chars().next()?.len_utf8();
        let (element, behind) = key.split_at_checked(start + key.get(start..)?.find(piece)?)?;
        elements.push_str(element);
        key = behind.strip_prefix(piece)?;
    }
    elements.push_str(key);
    (!key.is_empty()).then_some(elements)
}

/// The outputs that belong to each field, in the order of the fields.
#[doc(hidden)]
#[derive(Debug)]
pub struct Values(std::vec::IntoIter<BTreeMap<String, Output>>);

/// An output: its key, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) key: String,
    pub(super) value: String,
}

impl Values {
    /// For each field its outputs, by what the elements of a loop add to the key.
    pub(super) fn new(of_fields: Vec<BTreeMap<String, Output>>) -> Self {
        Self(of_fields.into_iter())
    }

    /// The value of the next field.
    pub fn next_value<T: OutputValue>(&mut self) -> T {
        T::take(FieldOutputs(self.0.next().unwrap_or_default()))
    }
}

/// The outputs of a field.
#[doc(hidden)]
#[derive(Debug)]
pub struct FieldOutputs(BTreeMap<String, Output>);

/// The type of a field.
#[doc(hidden)]
pub trait OutputValue {
    fn take(outputs: FieldOutputs) -> Self
    where
        Self: Sized;

    fn append(&self, field: &Field, pairs: &mut Vec<(String, String)>);
}

impl OutputValue for String {
    fn take(outputs: FieldOutputs) -> Self {
        // Whether it is there was asked before.
        <Option<Self> as OutputValue>::take(outputs).unwrap_or_default()
    }

    fn append(&self, field: &Field, pairs: &mut Vec<(String, String)>) {
        if let Field::Required(key) | Field::Optional(key) = field {
            pairs.push(((*key).to_owned(), self.clone()));
        }
    }
}

impl OutputValue for Option<String> {
    fn take(outputs: FieldOutputs) -> Self {
        outputs.0.into_values().next().map(|output| output.value)
    }

    fn append(&self, field: &Field, pairs: &mut Vec<(String, String)>) {
        if let Some(value) = self {
            value.append(field, pairs);
        }
    }
}

impl OutputValue for EachOutput {
    fn take(outputs: FieldOutputs) -> Self {
        Self(outputs.0)
    }

    fn append(&self, _: &Field, pairs: &mut Vec<(String, String)>) {
        let outputs = self.0.values().cloned();
        pairs.extend(outputs.map(|Output { key, value }| (key, value)));
    }
}

/// The outputs that a loop over a Rust iterator gives: one for each element.
///
/// ```
/// use ivs_core::{Outputs, ivs_stack};
///
/// ivs_stack! {
///     pub stack Shows(names: Vec<String>) {
///         for show in &names {
///             let chat = Room { name: show };
///             output chat_arn = chat.arn;
///         }
///     }
/// }
///
/// let outputs = ShowsOutputs::from_pairs([("ChatArnLateNight", "arn:aws:ivschat:..")])?;
/// assert_eq!(outputs.chat_arn.get("late-night"), Some("arn:aws:ivschat:.."));
/// assert_eq!(outputs.chat_arn.get("derby"), None);
/// # Ok::<(), ivs_core::OutputsError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EachOutput(BTreeMap<String, Output>);

impl EachOutput {
    /// The output of an element of the loop: of the text that gives the ids in its turn. With loops
    /// inside loops that is the text of all of them, as in `"derby front"`.
    #[must_use]
    pub fn get(&self, element: impl fmt::Display) -> Option<&str> {
        let output = self.0.get(&to_pascal_case(&element.to_string()))?;
        Some(&output.value)
    }

    /// All of them, each with what its element is called in the logical ids, such as `LateNight`.
    #[must_use]
    pub fn iter(&self) -> EachOutputIter<'_> {
        EachOutputIter(self.0.iter())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'o> IntoIterator for &'o EachOutput {
    type Item = (&'o str, &'o str);
    type IntoIter = EachOutputIter<'o>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What [`EachOutput::iter`] gives.
#[derive(Debug, Clone)]
pub struct EachOutputIter<'o>(btree_map::Iter<'o, String, Output>);

impl<'o> Iterator for EachOutputIter<'o> {
    type Item = (&'o str, &'o str);

    fn next(&mut self) -> Option<Self::Item> {
        let (element, output) = self.0.next()?;
        Some((element, &output.value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for EachOutputIter<'_> {}

#[cfg(test)]
mod tests {
    use super::elements;

    fn found(pieces: &[&str], key: &str) -> Option<String> {
        elements(pieces, key)
    }

    #[test]
    fn what_a_loop_adds_stands_between_the_pieces() {
        assert_eq!(found(&["Url", ""], "UrlDerby").as_deref(), Some("Derby"));
        assert_eq!(
            found(&["Url", "Front"], "UrlDerbyFront").as_deref(),
            Some("Derby")
        );
        assert_eq!(
            found(&["Url", "Front", ""], "UrlDerbyFrontOne").as_deref(),
            Some("DerbyOne")
        );
        assert_eq!(found(&["Url", "", ""], "UrlAB").as_deref(), Some("AB"));
    }

    #[test]
    fn an_element_adds_something() {
        assert_eq!(found(&["Url", ""], "Url"), None);
        assert_eq!(found(&["Url", "Front"], "UrlFront"), None);
        assert_eq!(found(&["Url", "Front", ""], "UrlFrontOne"), None);
        assert_eq!(found(&["Url", "Front", ""], "UrlDerbyFront"), None);
        assert_eq!(found(&["Url", ""], "Other"), None);
        assert_eq!(found(&["Url", "Ü", ""], "UrlÄÜÖ").as_deref(), Some("ÄÖ"));
    }
}
