//! Verifies tokens with the public key, as Amazon IVS does.

use super::arn;
use super::base64url;
use super::clock;
use super::connection::{ConnectionClaims, EVENTS_URL};
use super::error::{TokenError, TokenFault, shown};
use super::participant::{Capabilities, ParticipantClaims, StageEndpoints, VERSION};
use super::playback::{self, MaximumResolution, PlaybackClaims};
use crate::ivs;
use crate::key::{KeyError, PublicKey};
use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED, UnparsedPublicKey};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::time::SystemTime;

/// Verifies tokens with a public key, in tests and in gateways.
///
/// It accepts what Amazon IVS accepts, as far as that is documented: tokens of any library, with claims
/// in any order. The signature is verified first; of a token with another one, the claims are not read.
/// Then all claims that fail are reported together, each by its name.
///
/// A token for a single use is not remembered: that is up to the caller, with
/// [`single_use_uuid`](PlaybackClaims::single_use_uuid).
///
/// ```
/// use ivs_core::tokens::{PlaybackToken, Signer, Verifier};
/// use std::time::{Duration, SystemTime};
///
/// # let signer = Signer::from_pem("-----BEGIN PRIVATE KEY-----
/// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
/// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
/// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
/// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
/// # -----END PRIVATE KEY-----")?;
/// # let public_pem = signer.public_key().to_pem();
/// let arn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
/// let token = PlaybackToken::new(arn, Duration::from_secs(300))
///     .viewer_id("viewer-7")
///     .sign(&signer)?;
///
/// let verifier = Verifier::from_pem(&public_pem)?;
/// let claims = verifier.playback(&token, arn)?;
/// assert_eq!(claims.viewer_id.as_deref(), Some("viewer-7"));
///
/// let later = SystemTime::now() + Duration::from_secs(301);
/// let error = verifier.playback_at(&token, arn, later).unwrap_err();
/// assert!(error.is_about("exp"), "{error}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    public_key: PublicKey,
    key_arn: Option<String>,
}

impl From<PublicKey> for Verifier {
    fn from(public_key: PublicKey) -> Self {
        Self::new(public_key)
    }
}

impl Verifier {
    /// Verifies tokens with this key.
    #[must_use]
    pub const fn new(public_key: PublicKey) -> Self {
        Self {
            public_key,
            key_arn: None,
        }
    }

    /// Verifies tokens with the key in the text of a PEM file.
    ///
    /// # Errors
    ///
    /// The text is not that of a P-384 public key.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        PublicKey::from_pem(pem).map(Self::new)
    }

    /// Requires tokens for stages to name this public key in their header.
    #[must_use]
    pub fn key_arn(mut self, public_key_arn: impl Into<String>) -> Self {
        self.key_arn = Some(public_key_arn.into());
        self
    }

    /// Verifies a token for a private channel. The time is that of the system clock.
    ///
    /// # Errors
    ///
    /// All that Amazon IVS would refuse the token for, or that it is one for another channel.
    pub fn playback(
        &self,
        token: impl AsRef<str>,
        channel_arn: &str,
    ) -> Result<PlaybackClaims, TokenError> {
        self.playback_at(token, channel_arn, SystemTime::now())
    }

    /// Verifies a token for a private channel at this time.
    ///
    /// # Errors
    ///
    /// All that Amazon IVS would refuse the token for, or that it is one for another channel.
    pub fn playback_at(
        &self,
        token: impl AsRef<str>,
        channel_arn: &str,
        now: SystemTime,
    ) -> Result<PlaybackClaims, TokenError> {
        let now = clock::seconds(now).map_err(TokenError::one)?;
        let (_, mut reader) = self.open(token.as_ref())?;
        let claims = PlaybackClaims {
            channel_arn: reader.string(playback::CHANNEL_ARN),
            origins: match reader.optional_string(playback::ORIGINS) {
                Some(origins) => origins
                    .split(',')
                    .map(|origin| origin.trim().to_owned())
                    .collect(),
                None => Vec::new(),
            },
            strict_origin_enforcement: reader.boolean(playback::STRICT),
            single_use_uuid: reader.optional_string(playback::SINGLE_USE),
            viewer_id: reader.optional_string(playback::VIEWER),
            viewer_session_version: reader.version(),
            maximum_resolution: reader.resolution(),
            expires_at: reader.seconds("exp"),
        };
        if claims.channel_arn != channel_arn {
            reader.differs(playback::CHANNEL_ARN, &claims.channel_arn, channel_arn);
        }
        reader.finish(claims.faults(now))?;
        Ok(claims)
    }

    /// Verifies a token for a participant of a stage. The time is that of the system clock.
    ///
    /// # Errors
    ///
    /// All that Amazon IVS would refuse the token for, or that it is one for another stage.
    pub fn participant(
        &self,
        token: impl AsRef<str>,
        stage_arn: &str,
    ) -> Result<ParticipantClaims, TokenError> {
        self.participant_at(token, stage_arn, SystemTime::now())
    }

    /// Verifies a token for a participant of a stage at this time.
    ///
    /// # Errors
    ///
    /// All that Amazon IVS would refuse the token for, or that it is one for another stage.
    pub fn participant_at(
        &self,
        token: impl AsRef<str>,
        stage_arn: &str,
        now: SystemTime,
    ) -> Result<ParticipantClaims, TokenError> {
        let now = clock::seconds(now).map_err(TokenError::one)?;
        let (header, mut reader) = self.open(token.as_ref())?;
        self.check_key_arn(&header, &mut reader);
        let claims = ParticipantClaims {
            stage_arn: reader.string("resource"),
            participant_id: reader.string("jti"),
            user_id: reader.optional_string("user_id"),
            capabilities: reader.capabilities(),
            attributes: reader.attributes(),
            endpoints: StageEndpoints {
                events_url: reader.string("events_url"),
                whip_url: reader.string("whip_url"),
            },
            issued_at: reader.issued_at(now),
            expires_at: reader.seconds("exp"),
        };
        reader.equals("version", VERSION);
        reader.equals("topic", arn::id(&claims.stage_arn));
        if claims.stage_arn != stage_arn {
            reader.differs("resource", &claims.stage_arn, stage_arn);
        }
        reader.finish(claims.faults(now))?;
        Ok(claims)
    }

    /// Verifies a connection token. The time is that of the system clock.
    ///
    /// # Errors
    ///
    /// All that Amazon IVS would refuse the token for.
    pub fn connection(&self, token: impl AsRef<str>) -> Result<ConnectionClaims, TokenError> {
        self.connection_at(token, SystemTime::now())
    }

    /// Verifies a connection token at this time.
    ///
    /// # Errors
    ///
    /// All that Amazon IVS would refuse the token for.
    pub fn connection_at(
        &self,
        token: impl AsRef<str>,
        now: SystemTime,
    ) -> Result<ConnectionClaims, TokenError> {
        let now = clock::seconds(now).map_err(TokenError::one)?;
        let (header, mut reader) = self.open(token.as_ref())?;
        let key_arn = self.check_key_arn(&header, &mut reader);
        let claims = ConnectionClaims {
            token_id: reader.string("jti"),
            account_id: reader.string("account_id"),
            region: reader.string("region"),
            issued_at: reader.issued_at(now),
            expires_at: reader.seconds("exp"),
        };
        let (region, account_id) = arn::region_and_account(&key_arn);
        reader.equals("account_id", account_id);
        reader.equals("region", region);
        reader.equals("events_url", EVENTS_URL);
        reader.equals("version", VERSION);
        reader.finish(claims.faults(now))?;
        Ok(claims)
    }

    /// Takes a token apart and verifies its signature; returns its header and its claims.
    fn open(&self, token: &str) -> Result<(Map<String, Value>, Reader), TokenError> {
        let malformed =
            |message: &str| {
                TokenError::one(TokenFault::new("token", message).with_help(
                    "pass the whole token: three parts of base64url with `.` between them",
                ))
            };
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts[..] else {
            return Err(malformed(&format!(
                "the token has {} parts between dots, not three",
                parts.len()
            )));
        };
        let object = |part: &str| {
            let value: Value = serde_json::from_slice(&base64url::decode(part)?).ok()?;
            match value {
                Value::Object(object) => Some(object),
                _ => None,
            }
        };
        let signed = token
            .get(..header.len() + 1 + payload.len())
            .unwrap_or_default();
        let header = object(header).ok_or_else(|| {
            malformed("the header of the token is not a JSON object in base64url")
        })?;
        check_header(&header)?;
        let signature = base64url::decode(signature)
            .ok_or_else(|| malformed("the signature of the token is not base64url"))?;
        UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, self.public_key.point())
            .verify(signed.as_bytes(), &signature)
            .map_err(|_| self.wrong_signature(&signature))?;
        let claims = object(payload).ok_or_else(|| {
            malformed("the claims of the token are not a JSON object in base64url")
        })?;
        let faults = Vec::new();
        Ok((header, Reader { claims, faults }))
    }

    fn wrong_signature(&self, signature: &[u8]) -> TokenError {
        let fault = if let Some((0x30, ..)) = super::der::element(signature)
            && signature.len() != 96
        {
            TokenFault::new(
                "signature",
                "the signature is in DER, but tokens take r and s alone",
            )
            .with_help("convert it with `Signature::from_der`")
        } else {
            let message = format!(
                "the signature is not one of the key with the fingerprint `{}`, or the token was changed",
                self.public_key.fingerprint()
            );
            TokenFault::new("signature", message)
        };
        TokenError::one(fault)
    }

    /// Checks the key that a token for stages names, and returns it.
    fn check_key_arn(&self, header: &Map<String, Value>, reader: &mut Reader) -> String {
        let Some(Value::String(found)) = header.get("kid") else {
            reader.faults.push(
                TokenFault::new("kid", "the header has no string `kid`")
                    .with_help("tokens for stages name the ARN of their public key there"),
            );
            return String::new();
        };
        if let Some(fault) = arn::fault::<ivs::PublicKey>("kid", found) {
            reader.faults.push(fault);
        } else if let Some(expected) = &self.key_arn
            && found != expected
        {
            reader.differs("kid", found, expected);
        }
        found.clone()
    }
}

/// Only one algorithm is accepted, whatever the header names.
fn check_header(header: &Map<String, Value>) -> Result<(), TokenError> {
    let mut faults = Vec::new();
    match header.get("alg") {
        Some(Value::String(algorithm)) if algorithm == "ES384" => {}
        Some(Value::String(other)) => faults.push(TokenFault::new(
            "alg",
            format!("`alg` is {}, but tokens take `ES384`", shown(other)),
        )),
        _ => faults.push(TokenFault::new("alg", "the header has no string `alg`")),
    }
    match header.get("typ") {
        None => {}
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("JWT") => {}
        Some(_) => faults.push(TokenFault::new("typ", "`typ` is not `JWT`")),
    }
    if header.contains_key("crit") {
        faults.push(TokenFault::new(
            "crit",
            "`crit` names extensions, which tokens do not have",
        ));
    }
    TokenError::check(faults)
}

/// Reads claims, and keeps what is wrong with them. A claim of another type counts as missing to the
/// checks that follow, which leave out claims that have a fault already.
struct Reader {
    claims: Map<String, Value>,
    faults: Vec<TokenFault>,
}

impl Reader {
    fn wrong_type(&mut self, claim: &'static str, expected: &str) {
        let message = if self.claims.contains_key(claim) {
            format!("`{claim}` is not {expected}")
        } else {
            format!("`{claim}` is missing")
        };
        self.faults.push(TokenFault::new(claim, message));
    }

    fn differs(&mut self, claim: &'static str, found: &str, expected: &str) {
        if !self.has_fault(claim) {
            let message = format!("`{claim}` is {}, not {}", shown(found), shown(expected));
            self.faults.push(TokenFault::new(claim, message));
        }
    }

    fn has_fault(&self, claim: &str) -> bool {
        self.faults.iter().any(|fault| fault.subject() == claim)
    }

    fn string(&mut self, claim: &'static str) -> String {
        if let Some(Value::String(text)) = self.claims.get(claim) {
            return text.clone();
        }
        self.wrong_type(claim, "a string");
        String::new()
    }

    fn optional_string(&mut self, claim: &'static str) -> Option<String> {
        self.claims.contains_key(claim).then(|| self.string(claim))
    }

    fn equals(&mut self, claim: &'static str, expected: &str) {
        if !self.has_fault(claim) {
            let found = self.string(claim);
            if found != expected {
                self.differs(claim, &found, expected);
            }
        }
    }

    fn boolean(&mut self, claim: &'static str) -> bool {
        match self.claims.get(claim) {
            None => false,
            Some(Value::Bool(value)) => *value,
            Some(_) => {
                self.wrong_type(claim, "`true` or `false`");
                false
            }
        }
    }

    /// Seconds since 1970.
    fn seconds(&mut self, claim: &'static str) -> u64 {
        match self.claims.get(claim).map(Value::as_u64) {
            Some(Some(seconds)) if seconds <= clock::LATEST => seconds,
            Some(Some(milliseconds)) => {
                let message = format!("`{claim}` is {milliseconds}, which is after the year 9999");
                self.faults.push(TokenFault::new(claim, message).with_help(
                    "it counts seconds: in JavaScript, `Math.floor(Date.now() / 1000)`",
                ));
                0
            }
            _ => {
                self.wrong_type(claim, "a whole number of seconds");
                0
            }
        }
    }

    /// The claim `iat`; the time given if it is missing, so that `exp` is not blamed for that.
    fn issued_at(&mut self, now: u64) -> u64 {
        let seconds = self.seconds("iat");
        if self.has_fault("iat") { now } else { seconds }
    }

    /// The documentation requires an integer, but its sample has a string. Both are read.
    fn version(&mut self) -> Option<i64> {
        let version = match self.claims.get(playback::VERSION)? {
            Value::String(text) => text.parse().ok(),
            other => other.as_i64(),
        };
        if version.is_none() {
            self.wrong_type(playback::VERSION, "a whole number");
        }
        version
    }

    fn resolution(&mut self) -> Option<MaximumResolution> {
        let value = self.claims.get(playback::RESOLUTION)?;
        let resolution = value.as_str().and_then(|text| {
            MaximumResolution::ALL
                .into_iter()
                .find(|resolution| resolution.as_str() == text)
        });
        if resolution.is_none() {
            self.wrong_type(playback::RESOLUTION, "`SD`, `HD` or `FULL_HD`");
        }
        resolution
    }

    fn capabilities(&mut self) -> Capabilities {
        let claim = "capabilities";
        let capability = |name| match self.claims.get(claim)?.as_object()?.get(name) {
            None => Some(false),
            Some(value) => value.as_bool(),
        };
        let found = (capability("allow_publish"), capability("allow_subscribe"));
        let capabilities = match found {
            (Some(publish), Some(subscribe)) => Capabilities::of(publish, subscribe),
            _ => None,
        };
        capabilities.unwrap_or_else(|| {
            self.wrong_type(
                claim,
                "an object in which `allow_publish` or `allow_subscribe` is `true`",
            );
            Capabilities::Subscribe
        })
    }

    fn attributes(&mut self) -> BTreeMap<String, String> {
        let claim = "attributes";
        let attributes = match self.claims.get(claim) {
            None => return BTreeMap::new(),
            Some(Value::Object(entries)) => entries
                .iter()
                .map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
                .collect(),
            Some(_) => None,
        };
        attributes.unwrap_or_else(|| {
            self.wrong_type(claim, "an object of strings");
            BTreeMap::new()
        })
    }

    /// Fails if anything was wrong. Of the faults that the checks found, those of claims which have one
    /// already are left out.
    fn finish(self, found: Vec<TokenFault>) -> Result<(), TokenError> {
        let mut faults = self.faults;
        for fault in found {
            if !faults
                .iter()
                .any(|known| known.subject() == fault.subject())
            {
                faults.push(fault);
            }
        }
        TokenError::check(faults)
    }
}
