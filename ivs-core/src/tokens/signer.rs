//! Who signs: a private key in this process, or one elsewhere.

use super::arn;
use super::error::{TokenError, TokenFault};
use super::private_key::{self, PrivateKeyError};
use super::signature::Signature;
use super::stack::{KeyMismatch, StackKeys};
use crate::key::PublicKey;
use crate::{Template, ivs};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P384_SHA384_FIXED, EcdsaKeyPair, KeyPair as _, UnparsedPublicKey,
};
use std::error::Error;
use std::path::Path;
use std::{fmt, fs, io};
use zeroize::Zeroizing;

/// A private key that is kept elsewhere, such as in AWS KMS.
///
/// It signs with ECDSA on P-384 and SHA-384. KMS calls that `ECDSA_SHA_384` and returns the signature as
/// DER, which [`Signature::from_der`] converts. Closures implement this trait, too.
///
/// ```
/// use ivs_core::key::PublicKey;
/// use ivs_core::tokens::{Signature, Signer};
///
/// # fn kms_sign(_message: &[u8]) -> Result<Vec<u8>, std::io::Error> { Ok(Vec::new()) }
/// # fn signer(der: &[u8]) -> Result<Signer, Box<dyn std::error::Error>> {
/// // `der` is what `GetPublicKey` of KMS returned.
/// let public_key = PublicKey::from_der(der)?;
/// let signer = Signer::with_key(public_key, |message: &[u8]| {
///     // `Sign`, with `MessageType: RAW` and `SigningAlgorithm: ECDSA_SHA_384`.
///     let der = kms_sign(message)?;
///     Ok(Signature::from_der(&der)?)
/// });
/// # Ok(signer)
/// # }
/// ```
///
/// A signing function that is asynchronous does not fit in here. Then take an
/// [`UnsignedToken`](super::UnsignedToken), wait for the signature, and put both together.
pub trait SigningKey {
    /// Signs a message.
    ///
    /// # Errors
    ///
    /// Whatever keeps the key from signing. The text of the error becomes part of a [`TokenError`].
    fn sign(&self, message: &[u8]) -> Result<Signature, Box<dyn Error + Send + Sync>>;
}

impl<F> SigningKey for F
where
    F: Fn(&[u8]) -> Result<Signature, Box<dyn Error + Send + Sync>>,
{
    fn sign(&self, message: &[u8]) -> Result<Signature, Box<dyn Error + Send + Sync>> {
        self(message)
    }
}

/// Signs tokens with one private key.
///
/// The key is parsed once. Its memory is wiped when the signer is dropped, as are the buffers through
/// which it was read; the string or the bytes that it is read from are the caller's to wipe.
///
/// `Debug` shows the fingerprint of the public key, and nothing of the private one.
///
/// ```
/// use ivs_core::tokens::{PrivateKeyError, Signer};
///
/// # let rfc_6979 = "-----BEGIN PRIVATE KEY-----
/// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
/// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
/// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
/// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
/// # -----END PRIVATE KEY-----";
/// # let private_pem = rfc_6979;
/// let signer = Signer::from_pem(private_pem)?;
/// assert_eq!(
///     format!("{signer:?}"),
///     "Signer { fingerprint: \"d8:19:25:00:12:0f:58:41:66:f8:23:b4:f4:6e:de:ff\", .. }"
/// );
///
/// let error = Signer::from_pem("keys/viewers.pem").unwrap_err();
/// assert_eq!(error, PrivateKeyError::FileName);
/// assert_eq!(error.help(), "call `Signer::from_pem_file`, which reads the file");
/// # Ok::<(), PrivateKeyError>(())
/// ```
pub struct Signer {
    public_key: PublicKey,
    key: Key,
}

enum Key {
    Here(EcdsaKeyPair),
    Elsewhere(Box<dyn SigningKey + Send + Sync>),
}

impl Signer {
    /// Reads a private key from the text of a PEM file, in the form that OpenSSL writes: SEC1
    /// (`EC PRIVATE KEY`) or PKCS#8 (`PRIVATE KEY`).
    ///
    /// # Errors
    ///
    /// What else the text is, or where it is damaged; see [`PrivateKeyError`].
    pub fn from_pem(pem: &str) -> Result<Self, PrivateKeyError> {
        private_key::from_pem(pem).and_then(Self::here)
    }

    /// Reads a private key from a PEM file, and wipes the memory that held its contents.
    ///
    /// # Errors
    ///
    /// As for [`from_pem`](Self::from_pem), or the file can't be read.
    pub fn from_pem_file(path: impl AsRef<Path>) -> Result<Self, PrivateKeyError> {
        let unreadable = |error: io::Error| PrivateKeyError::Unreadable(error.kind());
        // `fs::read` allocates once, for the size of the file, so that no second copy is left behind.
        let bytes = Zeroizing::new(fs::read(path).map_err(unreadable)?);
        let pem = std::str::from_utf8(&bytes).map_err(|_| PrivateKeyError::NoPemBlock)?;
        Self::from_pem(pem)
    }

    /// Reads the DER form of a private key, SEC1 or PKCS#8.
    ///
    /// # Errors
    ///
    /// What else the bytes are, or that they are damaged; see [`PrivateKeyError`].
    pub fn from_der(der: &[u8]) -> Result<Self, PrivateKeyError> {
        private_key::from_der(der).and_then(Self::here)
    }

    fn here(key: EcdsaKeyPair) -> Result<Self, PrivateKeyError> {
        let public_key = PublicKey::from_point(key.public_key().as_ref())
            .map_err(|_| PrivateKeyError::NotAKeyPair)?;
        Ok(Self {
            public_key,
            key: Key::Here(key),
        })
    }

    /// Signs with a private key that is kept elsewhere; `public_key` is the other half of it.
    ///
    /// Each signature is verified with the public key, so that one of another key is an error here and
    /// not at the viewer.
    pub fn with_key(public_key: PublicKey, key: impl SigningKey + Send + Sync + 'static) -> Self {
        Self {
            public_key,
            key: Key::Elsewhere(Box::new(key)),
        }
    }

    /// Returns the public half of the key: [`to_pem`](PublicKey::to_pem) of it is the
    /// `public_key_material` for a stack.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// Checks that viewers of a stack accept the tokens of this signer: one of the playback key pairs that
    /// the stack declares has this signer's public key.
    ///
    /// What is not known here is not held against the signer: a key pair that the stack imports, or
    /// whose material is a parameter.
    ///
    /// # Errors
    ///
    /// All playback key pairs of the stack are known, and all are others.
    ///
    /// ```
    /// use ivs_core::ivs_stack;
    /// use ivs_core::tokens::Signer;
    ///
    /// ivs_stack! {
    ///     stack Private(public_key: String) {
    ///         let viewers = PlaybackKeyPair { public_key_material: public_key };
    ///         let main = Channel { authorized: true };
    ///         let encoder = main.add_stream_key();
    ///         output channel_arn = main.arn;
    ///     }
    /// }
    ///
    /// # let private_pem = "-----BEGIN PRIVATE KEY-----
    /// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
    /// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
    /// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
    /// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
    /// # -----END PRIVATE KEY-----";
    /// let signer = Signer::from_pem(private_pem)?;
    /// let stack = Private { public_key: signer.public_key().to_pem() };
    /// signer.check(&stack.template()?)?;
    ///
    /// let other = "-----BEGIN PUBLIC KEY-----
    /// MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm
    /// h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk
    /// K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp
    /// -----END PUBLIC KEY-----";
    /// let error = signer.check(&Private { public_key: other.into() }.template()?).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "error: the key of the signer has the fingerprint \
    ///      `d8:19:25:00:12:0f:58:41:66:f8:23:b4:f4:6e:de:ff`, but that of `Viewers` is \
    ///      `ad:7b:32:4a:7b:ab:88:f2:4c:17:36:a2:46:d5:a0:11`
    ///        help: sign with the private key of `Viewers`, or declare another `PlaybackKeyPair` with the \
    ///      public key of the signer"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, template: &Template) -> Result<(), KeyMismatch> {
        StackKeys::playback(template).check(&self.public_key)
    }

    /// Checks that a deployed key has a fingerprint: the output `viewers.fingerprint` of its stack, or what
    /// `aws ivs get-playback-key-pair` or `aws ivs-realtime get-public-key` print.
    ///
    /// # Errors
    ///
    /// The fingerprint is that of another key.
    pub fn check_fingerprint(&self, fingerprint: &str) -> Result<(), KeyMismatch> {
        KeyMismatch::check_deployed(&self.public_key, fingerprint)
    }

    /// Signs tokens for stages with this key. They name the public key by the ARN that it has since its
    /// deployment: the output of `participants.arn` for a
    /// `let participants = PublicKey { .. }`.
    ///
    /// # Errors
    ///
    /// The text is not the ARN of a public key.
    pub fn for_stages(self, public_key_arn: impl Into<String>) -> Result<StageSigner, TokenError> {
        let key_arn = public_key_arn.into();
        match arn::fault::<ivs::PublicKey>("kid", &key_arn) {
            Some(fault) => Err(TokenError::one(fault)),
            None => Ok(StageSigner {
                signer: self,
                key_arn,
            }),
        }
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Signature, TokenError> {
        match &self.key {
            Key::Here(key) => key
                .sign(&SystemRandom::new(), message)
                .ok()
                .and_then(|signature| signature.as_ref().try_into().ok())
                .map(Signature::from_fixed)
                .ok_or_else(|| failed("AWS-LC could not sign")),
            Key::Elsewhere(key) => {
                let signature = key
                    .sign(message)
                    .map_err(|error| failed(&format!("the signing key failed: {error}")))?;
                check_signature(&self.public_key, message, &signature)?;
                Ok(signature)
            }
        }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("fingerprint", &self.public_key.fingerprint())
            .finish_non_exhaustive()
    }
}

/// Signs tokens for stages. [`Signer::for_stages`] makes it.
#[derive(Debug)]
pub struct StageSigner {
    signer: Signer,
    key_arn: String,
}

impl StageSigner {
    /// Returns the ARN of the public key, which tokens name in their header.
    #[must_use]
    pub fn key_arn(&self) -> &str {
        &self.key_arn
    }

    /// Returns the public half of the key.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        self.signer.public_key()
    }

    /// Checks that the stages of a stack accept the tokens of this signer: one of the `PublicKey`s that
    /// the stack declares has this signer's public key. See [`Signer::check`].
    ///
    /// # Errors
    ///
    /// All public keys of the stack are known, and all are others.
    pub fn check(&self, template: &Template) -> Result<(), KeyMismatch> {
        StackKeys::stages(template).check(self.public_key())
    }

    /// Checks that a deployed public key has a fingerprint. See [`Signer::check_fingerprint`].
    ///
    /// # Errors
    ///
    /// The fingerprint is that of another key.
    pub fn check_fingerprint(&self, fingerprint: &str) -> Result<(), KeyMismatch> {
        self.signer.check_fingerprint(fingerprint)
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Signature, TokenError> {
        self.signer.sign(message)
    }
}

fn failed(message: &str) -> TokenError {
    TokenError::one(TokenFault::new("signature", message))
}

/// Fails unless the signature is one of this key.
pub(super) fn check_signature(
    public_key: &PublicKey,
    message: &[u8],
    signature: &Signature,
) -> Result<(), TokenError> {
    UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, public_key.point())
        .verify(message, signature.as_bytes())
        .map_err(|_| {
            TokenError::one(
                TokenFault::new(
                    "signature",
                    format!(
                        "the signature is not one of the key with the fingerprint `{}`",
                        public_key.fingerprint()
                    ),
                )
                .with_help("compare the public key with that of the key which signs"),
            )
        })
}
