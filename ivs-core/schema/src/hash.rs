//! A hasher for logical ids and keys, of which there are thousands in a stack and most are short.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};

/// A map whose keys are hashed fast.
pub(crate) type Map<K, V> = HashMap<K, V, Seed>;

/// A set whose items are hashed fast.
pub(crate) type Set<K> = HashSet<K, Seed>;

/// Where hashes begin: somewhere else in each map, so that no template can be written whose ids all have
/// one hash.
#[derive(Clone)]
pub(crate) struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for Seed {
    type Hasher = Words;

    fn build_hasher(&self) -> Words {
        Words(self.0)
    }
}

/// Mixes in eight bytes at a time.
pub(crate) struct Words(u64);

impl Words {
    fn mix(&mut self, word: u64) {
        // Each bit of the product depends on the lower ones of its factors; the upper half goes back
        // into the lower one.
        let product = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = product ^ product >> 32;
    }
}

impl Hasher for Words {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let last = rest.iter().rev();
        self.mix(last.fold(rest.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
