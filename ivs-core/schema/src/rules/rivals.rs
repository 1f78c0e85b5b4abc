//! What can't stand twice in one deployment.

use std::collections::HashMap;
use std::hash::Hash;

/// The most items with one key that are compared with each other: beyond, the time would grow with
/// the square of their number, and nobody writes that many under conditions of their own.
const MOST: usize = 50;

/// Items by their key. Two with the same key clash if both can exist in one deployment.
pub(super) struct Rivals<K, T> {
    by_key: HashMap<K, Vec<T>>,
}

impl<K: Eq + Hash, T: Copy> Rivals<K, T> {
    pub(super) fn new() -> Self {
        Self {
            by_key: HashMap::new(),
        }
    }

    /// The first item with this key that clashes with this one. Without any, this one is kept.
    pub(super) fn first(&mut self, key: K, item: T, clashes: impl Fn(T) -> bool) -> Option<T> {
        let known = self.by_key.entry(key).or_default();
        let first = known.iter().copied().find(|other| clashes(*other));
        if first.is_none() && known.len() < MOST {
            known.push(item);
        }
        first
    }
}
