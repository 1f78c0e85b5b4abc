//! Tokens that connect to Amazon IVS before they name a stage.

use super::arn;
use super::clock::{self, Expiry};
use super::error::{TokenError, TokenFault};
use super::json::Object;
use super::kind::Stage;
use super::participant::{VERSION, header, id_fault, life_fault};
use super::signer::StageSigner;
use super::token::{SignedToken, UnsignedToken};
use super::uuid;
use crate::ivs;
use std::time::SystemTime;

/// The only endpoint for events of connection tokens.
pub(super) const EVENTS_URL: &str = "wss://global.events.live-video.net";

/// Four weeks, in seconds.
const LONGEST_LIFE: u64 = 28 * 24 * 60 * 60;

/// The claims of a connection token.
///
/// [`Verifier::connection`](super::Verifier::connection) returns them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectionClaims {
    /// The id of the token: `jti`.
    pub token_id: String,
    /// The account of the signing key: `account_id`.
    pub account_id: String,
    /// The region of the signing key: `region`.
    pub region: String,
    /// When the token was issued, in seconds since 1970: `iat`.
    pub issued_at: u64,
    /// When it can no longer be used, in seconds since 1970: `exp`.
    pub expires_at: u64,
}

impl ConnectionClaims {
    pub(super) fn faults(&self, now: u64) -> Vec<TokenFault> {
        let mut faults = Vec::new();
        faults.extend(id_fault("jti", &self.token_id));
        faults.extend(life_fault(
            self.issued_at,
            self.expires_at,
            now,
            LONGEST_LIFE,
        ));
        faults
    }

    fn to_json(&self) -> String {
        Object::new()
            .integer("exp", self.expires_at)
            .integer("iat", self.issued_at)
            .string("jti", &self.token_id)
            .string("account_id", &self.account_id)
            .string("region", &self.region)
            .string("events_url", EVENTS_URL)
            .string("version", VERSION)
            .finish()
    }
}

/// A connection token: with it a participant keeps one connection while moving between stages.
///
/// It names no stage and allows nothing by itself. Its account and its region are those of the signing
/// key. `RevokeConnectionToken` revokes it by its [id](SignedToken::id).
///
/// ```
/// use ivs_core::tokens::{ConnectionToken, Signer};
/// use std::time::Duration;
///
/// # let private_pem = "-----BEGIN PRIVATE KEY-----
/// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
/// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
/// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
/// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
/// # -----END PRIVATE KEY-----";
/// # let public_key_arn = "arn:aws:ivs:us-west-2:123456789012:public-key/abcdABCDefgh";
/// let signer = Signer::from_pem(private_pem)?.for_stages(public_key_arn)?;
/// let token = ConnectionToken::new(Duration::from_secs(24 * 60 * 60)).sign(&signer)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: Real-Time Streaming User Guide, "getting-started-distribute-tokens".
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a token is nothing until it is signed"]
pub struct ConnectionToken {
    token_id: String,
    expiry: Expiry,
}

impl ConnectionToken {
    /// Makes a token that expires four weeks ahead at most.
    pub fn new(expiry: impl Into<Expiry>) -> Self {
        Self {
            token_id: uuid::random_id(),
            expiry: expiry.into(),
        }
    }

    /// Sets the id of the token, which must be unique: 1 to 64 characters. Without it, the id is random.
    pub fn token_id(mut self, id: impl Into<String>) -> Self {
        self.token_id = id.into();
        self
    }

    /// Signs the token. The time is that of the system clock.
    ///
    /// # Errors
    ///
    /// Everything that Amazon IVS would refuse, or that the key can't sign.
    pub fn sign(&self, signer: &StageSigner) -> Result<SignedToken<Stage>, TokenError> {
        self.sign_at(signer, SystemTime::now())
    }

    /// Signs the token at this time.
    ///
    /// # Errors
    ///
    /// Everything that Amazon IVS would refuse, or that the key can't sign.
    pub fn sign_at(
        &self,
        signer: &StageSigner,
        now: SystemTime,
    ) -> Result<SignedToken<Stage>, TokenError> {
        let unsigned = self.unsigned_at(signer.key_arn(), now)?;
        let signature = signer.sign(unsigned.message())?;
        Ok(unsigned.signed(&signature))
    }

    /// Checks the token as for [`sign_at`](Self::sign_at), and leaves the signature to the caller; the ARN is
    /// that of the public key.
    ///
    /// # Errors
    ///
    /// Everything that Amazon IVS would refuse.
    pub fn unsigned_at(
        &self,
        public_key_arn: &str,
        now: SystemTime,
    ) -> Result<UnsignedToken<Stage>, TokenError> {
        let (region, account_id) = arn::region_and_account(public_key_arn);
        let issued_at = clock::seconds(now).map_err(TokenError::one)?;
        let claims = ConnectionClaims {
            token_id: self.token_id.clone(),
            account_id: account_id.to_owned(),
            region: region.to_owned(),
            issued_at,
            expires_at: self.expiry.seconds(now),
        };
        let mut faults = claims.faults(issued_at);
        faults.extend(arn::fault::<ivs::PublicKey>("kid", public_key_arn));
        TokenError::check(faults)?;
        let payload = claims.to_json();
        Ok(UnsignedToken::new(
            &header(public_key_arn),
            &payload,
            claims.token_id,
        ))
    }
}
