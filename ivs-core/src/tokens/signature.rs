//! The signature of a token.

use super::der::{INTEGER, SEQUENCE, expect};
use std::fmt;

/// An ECDSA signature on P-384, in the form that tokens have: r and s, with 48 bytes each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 96]);

impl Signature {
    /// Takes r and s, one after the other: the form of JSON Web Signatures and of PKCS#11.
    #[must_use]
    pub const fn from_fixed(bytes: [u8; 96]) -> Self {
        Self(bytes)
    }

    /// Converts the DER form, which AWS KMS returns from `Sign`, and OpenSSL from `openssl dgst -sign`.
    ///
    /// ```
    /// use ivs_core::tokens::Signature;
    ///
    /// let mut der = vec![0x30, 6, 0x02, 1, 7, 0x02, 1, 9];
    /// let signature = Signature::from_der(&der)?;
    /// assert_eq!(signature.as_bytes()[47], 7);
    /// assert_eq!(signature.as_bytes()[95], 9);
    ///
    /// der.pop();
    /// assert!(Signature::from_der(&der).is_err());
    /// # Ok::<(), ivs_core::tokens::SignatureError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The bytes are something else, or the signature of a key on a longer curve.
    pub fn from_der(der: &[u8]) -> Result<Self, SignatureError> {
        let (numbers, after) = expect(der, SEQUENCE).ok_or(SignatureError)?;
        let (r, rest) = expect(numbers, INTEGER).ok_or(SignatureError)?;
        let (s, rest) = expect(rest, INTEGER).ok_or(SignatureError)?;
        if !after.is_empty() || !rest.is_empty() {
            return Err(SignatureError);
        }
        let mut bytes = [0; 96];
        let (first, second) = bytes.split_at_mut(48);
        put(r, first).ok_or(SignatureError)?;
        put(s, second).ok_or(SignatureError)?;
        Ok(Self(bytes))
    }

    /// Returns r and s, one after the other.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 96] {
        &self.0
    }
}

/// Writes a positive DER number at the end of a zeroed slice.
fn put(number: &[u8], target: &mut [u8]) -> Option<()> {
    let digits = match number {
        // A zero keeps a number positive whose first bit is set, and has no other use.
        [0, digits @ ..] if digits.first()? >= &0x80 => digits,
        [1..=0x7f, ..] => number,
        _ => return None,
    };
    let start = target.len().checked_sub(digits.len())?;
    target.get_mut(start..)?.copy_from_slice(digits);
    Some(())
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // With the rest of its token, a signature lets a viewer in.
        f.write_str("Signature(..)")
    }
}

/// The bytes are not the DER form of an ECDSA signature on P-384.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureError;

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("these bytes are not the DER form of an ECDSA signature on P-384")
    }
}

impl std::error::Error for SignatureError {}
