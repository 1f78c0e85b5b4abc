//! A token, before and after it is signed.

use super::error::TokenError;
use super::signature::Signature;
use super::signer::check_signature;
use super::{base64url, url};
use crate::key::PublicKey;
use aws_lc_rs::digest;
use std::fmt;
use std::marker::PhantomData;

/// Marks the tokens of private channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Playback {}

/// Marks the tokens of stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {}

/// A token that is checked and complete but for its signature, for keys that sign asynchronously.
///
/// ```
/// use ivs_core::key::PublicKey;
/// use ivs_core::tokens::{PlaybackToken, Signature, SignedToken, TokenError, kind};
/// use std::time::{Duration, SystemTime};
///
/// # struct Kms;
/// # impl Kms { async fn sign(&self, message: &[u8]) -> Result<Vec<u8>, std::io::Error> { Ok(Vec::new()) } }
/// async fn token(
///     kms: &Kms,
///     public_key: &PublicKey,
///     channel_arn: &str,
/// ) -> Result<SignedToken<kind::Playback>, Box<dyn std::error::Error>> {
///     let unsigned = PlaybackToken::new(channel_arn, Duration::from_secs(300))
///         .unsigned_at(SystemTime::now())?;
///     let der = kms.sign(unsigned.message()).await?;
///     Ok(unsigned.with_signature(&Signature::from_der(&der)?, public_key)?)
/// }
/// ```
#[derive(Clone)]
pub struct UnsignedToken<Kind> {
    message: String,
    about: String,
    kind: PhantomData<fn() -> Kind>,
}

impl<Kind> UnsignedToken<Kind> {
    /// `about` identifies the signed token: the ARN of its channel, or its id.
    pub(super) fn new(header: &str, payload: &str, about: String) -> Self {
        let mut message = base64url::encode(header.as_bytes());
        message.push('.');
        base64url::encode_into(payload.as_bytes(), &mut message);
        Self {
            message,
            about,
            kind: PhantomData,
        }
    }

    /// Returns what is signed: the header and the claims, encoded. KMS takes it with `MessageType: RAW`
    /// up to 4,096 bytes.
    #[must_use]
    pub fn message(&self) -> &[u8] {
        self.message.as_bytes()
    }

    /// Returns the SHA-384 digest of the message, which KMS takes with `MessageType: DIGEST`.
    #[must_use]
    pub fn digest(&self) -> [u8; 48] {
        let digest = digest::digest(&digest::SHA384, self.message());
        // Each digest of this algorithm has 48 bytes.
        digest.as_ref().try_into().unwrap_or([0; 48])
    }

    /// Adds the signature, after verifying it.
    ///
    /// # Errors
    ///
    /// The signature is of another key than this one, or of another message.
    pub fn with_signature(
        self,
        signature: &Signature,
        public_key: &PublicKey,
    ) -> Result<SignedToken<Kind>, TokenError> {
        check_signature(public_key, self.message(), signature)?;
        Ok(self.signed(signature))
    }

    pub(super) fn signed(self, signature: &Signature) -> SignedToken<Kind> {
        let mut token = self.message;
        token.push('.');
        base64url::encode_into(signature.as_bytes(), &mut token);
        SignedToken {
            token,
            about: self.about,
            kind: PhantomData,
        }
    }
}

impl<Kind> fmt::Debug for UnsignedToken<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnsignedToken").field(&self.about).finish()
    }
}

/// A signed token.
///
/// `Display` prints the token. `Debug` does not, because a token in a log can be used by any reader of the log.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedToken<Kind> {
    token: String,
    about: String,
    kind: PhantomData<fn() -> Kind>,
}

impl<Kind> SignedToken<Kind> {
    /// Returns the token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.token
    }

    /// Returns the token.
    #[must_use]
    pub fn into_string(self) -> String {
        self.token
    }
}

impl SignedToken<Playback> {
    /// Returns the URL that a player loads: the playback URL of the channel, with this token in its query.
    ///
    /// The playback URL is taken as an output has it. If it has a query, the token is added to it; a token
    /// that is in it already is replaced.
    ///
    /// # Errors
    ///
    /// The text is not an `https` URL, or the URL of another channel than the token's.
    ///
    /// ```
    /// # use ivs_core::tokens::{PlaybackToken, Signer};
    /// # use std::time::Duration;
    /// # let signer = Signer::from_pem("-----BEGIN PRIVATE KEY-----
    /// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
    /// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
    /// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
    /// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
    /// # -----END PRIVATE KEY-----")?;
    /// let arn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
    /// let token = PlaybackToken::new(arn, Duration::from_secs(300)).sign(&signer)?;
    ///
    /// let url = "https://a1b2.us-west-2.playback.live-video.net/api/video/v1/\
    ///            us-west-2.123456789012.channel.abcdABCDefgh.m3u8";
    /// assert_eq!(token.url(url)?, format!("{url}?token={token}"));
    ///
    /// let error = token.url(&url.replace("abcd", "other")).unwrap_err();
    /// assert!(error.to_string().contains("of another channel"), "{error}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn url(&self, playback_url: impl AsRef<str>) -> Result<String, TokenError> {
        url::with_token(playback_url.as_ref(), &self.token, &self.about)
    }

    /// Returns the ARN of the channel that the token is for.
    #[must_use]
    pub fn channel_arn(&self) -> &str {
        &self.about
    }
}

impl SignedToken<Stage> {
    /// Returns the id of the token, its claim `jti`. For a participant it is the participant's id, by which
    /// `DisconnectParticipant` removes the participant; `RevokeConnectionToken` takes that of a
    /// connection token.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.about
    }
}

impl<Kind> AsRef<str> for SignedToken<Kind> {
    fn as_ref(&self) -> &str {
        &self.token
    }
}

impl<Kind> From<SignedToken<Kind>> for String {
    fn from(token: SignedToken<Kind>) -> Self {
        token.token
    }
}

impl<Kind> fmt::Display for SignedToken<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.token)
    }
}

impl<Kind> fmt::Debug for SignedToken<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SignedToken").field(&self.about).finish()
    }
}
