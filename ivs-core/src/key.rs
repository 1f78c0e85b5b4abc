//! Public keys, as playback key pairs and public keys of stages take them.

/// A public key that Amazon IVS can verify tokens with, and the fingerprint by which it shows it.
///
/// ```
/// use ivs_core::key::{KeyError, PublicKey};
///
/// let key = PublicKey::from_pem(
///     "-----BEGIN PUBLIC KEY-----
/// MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm
/// h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk
/// K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp
/// -----END PUBLIC KEY-----
/// ",
/// )?;
/// assert_eq!(key.fingerprint(), "ad:7b:32:4a:7b:ab:88:f2:4c:17:36:a2:46:d5:a0:11");
/// # Ok::<(), KeyError>(())
/// ```
#[doc(inline)]
pub use ivs_schema::key::PublicKey;

/// Why a text is no such key, and what to do about it.
#[doc(inline)]
pub use ivs_schema::key::KeyError;
