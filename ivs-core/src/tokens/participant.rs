//! Tokens for participants of stages.

use super::arn;
use super::clock::{self, Expiry};
use super::error::{TokenError, TokenFault, shown};
use super::json::Object;
use super::kind::Stage;
use super::signer::StageSigner;
use super::token::{SignedToken, UnsignedToken};
use super::uuid;
use crate::ivs;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

/// The only version of tokens for stages.
pub(super) const VERSION: &str = "1.0";

const DEFAULT_LIFE: Duration = Duration::from_secs(12 * 60 * 60);
/// In seconds.
const LONGEST_LIFE: u64 = 14 * 24 * 60 * 60;
const LONGEST_ID: usize = 64;
const LONGEST_USER_ID: usize = 128;
/// In bytes.
const MOST_ATTRIBUTES: usize = 1024;

/// What a participant may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capabilities {
    /// Send audio and video.
    Publish,
    /// Receive the audio and video of others.
    Subscribe,
    /// Both.
    PublishAndSubscribe,
}

impl Capabilities {
    pub(super) const fn publish(self) -> bool {
        matches!(self, Self::Publish | Self::PublishAndSubscribe)
    }

    pub(super) const fn subscribe(self) -> bool {
        matches!(self, Self::Subscribe | Self::PublishAndSubscribe)
    }

    pub(super) const fn of(publish: bool, subscribe: bool) -> Option<Self> {
        match (publish, subscribe) {
            (true, false) => Some(Self::Publish),
            (false, true) => Some(Self::Subscribe),
            (true, true) => Some(Self::PublishAndSubscribe),
            (false, false) => None,
        }
    }
}

/// The endpoints of a stage, which only an AWS call returns: `CreateStage` or `GetStage`, such as
/// `aws ivs-realtime get-stage --arn ARN`. CloudFormation does not have them.
///
/// They may be cached for 14 days at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageEndpoints {
    /// The member `endpoints.events` of the stage, such as `wss://global.events.live-video.net`.
    pub events_url: String,
    /// The member `endpoints.whip` of the stage, such as
    /// `https://453fdfd2ad24df.global-bm.whip.live-video.net`.
    pub whip_url: String,
}

impl StageEndpoints {
    /// Reads what `aws ivs-realtime get-stage --output json` or `create-stage` prints.
    ///
    /// ```
    /// use ivs_core::tokens::StageEndpoints;
    ///
    /// let endpoints = StageEndpoints::from_get_stage(
    ///     r#"{ "stage": { "endpoints": {
    ///         "events": "wss://global.events.live-video.net",
    ///         "whip": "https://1a2b3c4d5e6f.global-bm.whip.live-video.net"
    ///     } } }"#,
    /// )?;
    /// assert_eq!(endpoints.events_url, "wss://global.events.live-video.net");
    /// # Ok::<(), ivs_core::tokens::TokenError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The text is something else.
    pub fn from_get_stage(json: &str) -> Result<Self, TokenError> {
        let stage: Option<serde_json::Value> = serde_json::from_str(json).ok();
        let endpoint = |name| {
            let url = stage.as_ref()?.get("stage")?.get("endpoints")?.get(name)?;
            url.as_str().map(ToOwned::to_owned)
        };
        match (endpoint("events"), endpoint("whip")) {
            (Some(events_url), Some(whip_url)) => Ok(Self {
                events_url,
                whip_url,
            }),
            _ => Err(TokenError::one(
                TokenFault::new(
                    "endpoints",
                    "this JSON has no `stage.endpoints.events` and `stage.endpoints.whip`",
                )
                .with_help("pass what `aws ivs-realtime get-stage --arn ARN --output json` prints"),
            )),
        }
    }
}

/// The claims of a token for a participant of a stage.
///
/// [`Verifier::participant`](super::Verifier::participant) returns them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParticipantClaims {
    /// The stage: `resource`, whose id is also `topic`.
    pub stage_arn: String,
    /// The id of the participant: `jti`.
    pub participant_id: String,
    /// What the application calls the participant: `user_id`.
    pub user_id: Option<String>,
    /// What the participant may do: `capabilities`.
    pub capabilities: Capabilities,
    /// What the application adds: `attributes`.
    pub attributes: BTreeMap<String, String>,
    /// The endpoints of the stage: `events_url` and `whip_url`.
    pub endpoints: StageEndpoints,
    /// When the token was issued, in seconds since 1970: `iat`.
    pub issued_at: u64,
    /// When the participant can no longer join, in seconds since 1970: `exp`.
    pub expires_at: u64,
}

impl ParticipantClaims {
    pub(super) fn faults(&self, now: u64) -> Vec<TokenFault> {
        let mut faults = Vec::new();
        faults.extend(arn::fault::<ivs::Stage>("resource", &self.stage_arn));
        if let Some(fault) = id_fault("jti", &self.participant_id) {
            faults.push(fault);
        } else if !self
            .participant_id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        {
            let message = format!(
                "`jti` is {}, but takes letters, digits, `-` and `_` only",
                shown(&self.participant_id)
            );
            faults.push(TokenFault::new("jti", message));
        }
        faults.extend(user_id_fault("user_id", self.user_id.as_deref()));
        faults.extend(attributes_fault(&self.attributes));
        faults.extend(self.endpoints.faults());
        faults.extend(life_fault(
            self.issued_at,
            self.expires_at,
            now,
            LONGEST_LIFE,
        ));
        faults
    }

    fn to_json(&self) -> String {
        let capabilities = Object::new();
        let allowed = |object: Object, name: &str, is_allowed: bool| {
            object.optional(is_allowed.then_some(true), |object, value| {
                object.boolean(name, value)
            })
        };
        let capabilities = allowed(capabilities, "allow_publish", self.capabilities.publish());
        let capabilities = allowed(
            capabilities,
            "allow_subscribe",
            self.capabilities.subscribe(),
        );
        Object::new()
            .integer("exp", self.expires_at)
            .integer("iat", self.issued_at)
            .string("jti", &self.participant_id)
            .optional(self.user_id.as_deref(), |object, id| {
                object.string("user_id", id)
            })
            .string("resource", &self.stage_arn)
            .string("topic", arn::id(&self.stage_arn))
            .string("events_url", &self.endpoints.events_url)
            .string("whip_url", &self.endpoints.whip_url)
            .object("capabilities", capabilities)
            .optional(
                (!self.attributes.is_empty()).then_some(&self.attributes),
                |object, attributes| object.object("attributes", attributes_json(attributes)),
            )
            .string("version", VERSION)
            .finish()
    }
}

impl StageEndpoints {
    fn faults(&self) -> Vec<TokenFault> {
        [
            ("events_url", &self.events_url, "wss://", "events"),
            ("whip_url", &self.whip_url, "https://", "whip"),
        ]
        .into_iter()
        .filter(|(_, url, scheme, _)| url.strip_prefix(scheme).is_none_or(str::is_empty))
        .map(|(claim, url, scheme, member)| {
            let message = format!("`{claim}` is {}, but begins with `{scheme}`", shown(url));
            TokenFault::new(claim, message).with_help(format!(
                "take it from the member `endpoints.{member}` that `aws ivs-realtime get-stage` prints"
            ))
        })
        .collect()
    }
}

/// What is wrong with the length of an id.
pub(super) fn id_fault(claim: &'static str, id: &str) -> Option<TokenFault> {
    let length = id.chars().count();
    (!(1..=LONGEST_ID).contains(&length)).then(|| {
        let message = format!("`{claim}` has {length} characters, but takes 1 to {LONGEST_ID}");
        TokenFault::new(claim, message)
    })
}

pub(super) fn user_id_fault(name: &'static str, id: Option<&str>) -> Option<TokenFault> {
    let length = id?.chars().count();
    (length > LONGEST_USER_ID).then(|| {
        let message =
            format!("`{name}` has {length} characters, but takes {LONGEST_USER_ID} at most");
        TokenFault::new(name, message)
    })
}

/// What is wrong with the attributes of a participant or a chatter.
pub(super) fn attributes_fault(attributes: &BTreeMap<String, String>) -> Option<TokenFault> {
    let bytes: usize = attributes
        .iter()
        .map(|(key, value)| key.len() + value.len())
        .sum();
    (bytes > MOST_ATTRIBUTES).then(|| {
        let message = format!(
            "`attributes` has {bytes} bytes of keys and values, but takes {MOST_ATTRIBUTES} at most"
        );
        TokenFault::new("attributes", message)
    })
}

pub(super) fn attributes_json(attributes: &BTreeMap<String, String>) -> Object {
    attributes
        .iter()
        .fold(Object::new(), |object, (key, value)| {
            object.string(key, value)
        })
}

/// What is wrong with the life of a token for stages, of `longest` seconds at most.
pub(super) fn life_fault(
    issued_at: u64,
    expires_at: u64,
    now: u64,
    longest: u64,
) -> Option<TokenFault> {
    let fault = clock::expiry_fault(expires_at, now);
    if fault.is_some() {
        return fault;
    }
    let life = expires_at.saturating_sub(issued_at);
    (life > longest).then(|| {
        let message = format!(
            "`exp` is {} after `iat`, but {} at most",
            clock::shown(life),
            clock::shown(longest)
        );
        TokenFault::new("exp", message)
    })
}

/// A token for a participant of a stage, signed with a key of one's own.
///
/// It is valid for 12 hours, unless an [`expiry`](Self::expiry) is set; the participant must join before
/// that. Nothing is checked until it is signed; then everything is, and all faults are reported
/// together.
///
/// ```
/// use ivs_core::tokens::{Capabilities, ParticipantToken, Signer, StageEndpoints};
///
/// # let private_pem = "-----BEGIN PRIVATE KEY-----
/// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
/// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
/// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
/// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
/// # -----END PRIVATE KEY-----";
/// # let (stage_arn, public_key_arn) = (
/// #     "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh",
/// #     "arn:aws:ivs:us-west-2:123456789012:public-key/abcdABCDefgh",
/// # );
/// # let json = r#"{ "stage": { "endpoints": {
/// #     "events": "wss://global.events.live-video.net",
/// #     "whip": "https://1a2b3c4d5e6f.global-bm.whip.live-video.net"
/// # } } }"#;
/// let signer = Signer::from_pem(private_pem)?.for_stages(public_key_arn)?;
/// // What `aws ivs-realtime get-stage --arn ARN` printed, 14 days ago at most.
/// let endpoints = StageEndpoints::from_get_stage(json)?;
///
/// let token = ParticipantToken::new(stage_arn, endpoints, Capabilities::PublishAndSubscribe)
///     .user_id("host")
///     .attribute("display-name", "Ada")
///     .sign(&signer)?;
/// println!("participant {} joins with {token}", token.id());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: Real-Time Streaming User Guide, "getting-started-distribute-tokens".
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a token is nothing until it is signed"]
pub struct ParticipantToken {
    claims: ParticipantClaims,
    expiry: Expiry,
}

impl ParticipantToken {
    /// Makes a token for the stage with this ARN: an output `talk.arn` of its stack.
    pub fn new(
        stage_arn: impl Into<String>,
        endpoints: StageEndpoints,
        capabilities: Capabilities,
    ) -> Self {
        Self {
            claims: ParticipantClaims {
                stage_arn: stage_arn.into(),
                participant_id: uuid::random_id(),
                user_id: None,
                capabilities,
                attributes: BTreeMap::new(),
                endpoints,
                issued_at: 0,
                expires_at: 0,
            },
            expiry: DEFAULT_LIFE.into(),
        }
    }

    /// Sets the id of the participant, which must be unique: 1 to 64 letters, digits, `-` and `_`. Without
    /// it, the id is random.
    pub fn participant_id(mut self, id: impl Into<String>) -> Self {
        self.claims.participant_id = id.into();
        self
    }

    /// Sets what the application calls the participant: 128 characters at most. All participants see
    /// it, so it must be no personal data.
    pub fn user_id(mut self, id: impl Into<String>) -> Self {
        self.claims.user_id = Some(id.into());
        self
    }

    /// Adds an attribute: 1 KB at most, all keys and values together. All participants see it, so it must
    /// be no personal data.
    pub fn attribute(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.claims.attributes.insert(key.into(), value.into());
        self
    }

    /// Sets until when the participant can join: 14 days ahead at most.
    pub fn expiry(mut self, expiry: impl Into<Expiry>) -> Self {
        self.expiry = expiry.into();
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
        let issued_at = clock::seconds(now).map_err(TokenError::one)?;
        let claims = ParticipantClaims {
            issued_at,
            expires_at: self.expiry.seconds(now),
            ..self.claims.clone()
        };
        let mut faults = claims.faults(issued_at);
        faults.extend(arn::fault::<ivs::PublicKey>("kid", public_key_arn));
        TokenError::check(faults)?;
        let payload = claims.to_json();
        Ok(UnsignedToken::new(
            &header(public_key_arn),
            &payload,
            claims.participant_id,
        ))
    }
}

/// The header of tokens for stages.
pub(super) fn header(public_key_arn: &str) -> String {
    Object::new()
        .string("alg", "ES384")
        .string("typ", "JWT")
        .string("kid", public_key_arn)
        .finish()
}
