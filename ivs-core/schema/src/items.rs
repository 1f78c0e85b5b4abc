//! Parts of a value that are borrowed or owned.
//!
//! They are what [`Cow`](std::borrow::Cow) is for strings. A `Cow` of a slice whose items have a lifetime of
//! their own can't be shortened to a shorter one, which a view of a `'static` template needs.

use crate::view::Node;
use std::ops::Deref;

/// Items in a row.
#[derive(Debug, Clone)]
pub enum Items<'a, T> {
    /// Those of somebody else.
    Borrowed(&'a [T]),
    /// Its own.
    Owned(Vec<T>),
}

impl<T> Items<'_, T> {
    /// No items.
    #[must_use]
    pub const fn new() -> Self {
        Self::Borrowed(&[])
    }

    /// All of them.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        self
    }

    /// The same items, borrowed.
    #[must_use]
    pub fn borrowed(&self) -> Items<'_, T> {
        Items::Borrowed(self)
    }
}

impl<T: Clone> Items<'_, T> {
    /// The items, to be changed; they are copied first if they are borrowed.
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        if let Self::Borrowed(items) = *self {
            *self = Self::Owned(items.to_vec());
        }
        match self {
            Self::Owned(items) => items,
            Self::Borrowed(_) => unreachable!("it is owned by now"),
        }
    }

    /// Adds items at the end.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            self.to_mut().extend(items);
        }
    }

    /// The items as a vector; they are copied if they are borrowed.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        match self {
            Self::Borrowed(items) => items.to_vec(),
            Self::Owned(items) => items,
        }
    }
}

impl<T> Default for Items<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for Items<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Borrowed(items) => items,
            Self::Owned(items) => items,
        }
    }
}

impl<T: PartialEq> PartialEq for Items<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T> From<Vec<T>> for Items<'_, T> {
    fn from(items: Vec<T>) -> Self {
        Self::Owned(items)
    }
}

impl<T> FromIterator<T> for Items<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Owned(items.into_iter().collect())
    }
}

impl<'i, T> IntoIterator for &'i Items<'_, T> {
    type Item = &'i T;
    type IntoIter = std::slice::Iter<'i, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The argument of a function.
#[derive(Debug, Clone)]
pub enum Argument<'a> {
    /// That of somebody else.
    Borrowed(&'a Node<'a>),
    /// Its own.
    Owned(Box<Node<'a>>),
}

impl<'a> Argument<'a> {
    /// The argument, to be changed; it is copied first if it is borrowed.
    pub fn to_mut(&mut self) -> &mut Node<'a> {
        if let Self::Borrowed(argument) = *self {
            *self = Self::Owned(Box::new(argument.clone()));
        }
        match self {
            Self::Owned(argument) => argument,
            Self::Borrowed(_) => unreachable!("it is owned by now"),
        }
    }

    /// The argument itself; it is copied if it is borrowed.
    #[must_use]
    pub fn into_value(self) -> Node<'a> {
        match self {
            Self::Borrowed(argument) => argument.clone(),
            Self::Owned(argument) => *argument,
        }
    }
}

impl<'a> Deref for Argument<'a> {
    type Target = Node<'a>;

    fn deref(&self) -> &Node<'a> {
        match self {
            Self::Borrowed(argument) => argument,
            Self::Owned(argument) => argument,
        }
    }
}

impl PartialEq for Argument<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'a> From<Node<'a>> for Argument<'a> {
    fn from(argument: Node<'a>) -> Self {
        Self::Owned(Box::new(argument))
    }
}
