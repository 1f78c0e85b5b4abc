//! Tokens for viewers of private channels.

use super::arn;
use super::clock::{self, Expiry};
use super::error::{TokenError, TokenFault, shown};
use super::json::Object;
use super::kind::Playback;
use super::signer::Signer;
use super::token::{SignedToken, UnsignedToken};
use super::uuid;
use crate::ivs;
use std::time::SystemTime;

const HEADER: &str = r#"{"alg":"ES384","typ":"JWT"}"#;

// The names of the claims.
pub(super) const CHANNEL_ARN: &str = "aws:channel-arn";
pub(super) const ORIGINS: &str = "aws:access-control-allow-origin";
pub(super) const STRICT: &str = "aws:strict-origin-enforcement";
pub(super) const SINGLE_USE: &str = "aws:single-use-uuid";
pub(super) const VIEWER: &str = "aws:viewer-id";
pub(super) const VERSION: &str = "aws:viewer-session-version";
pub(super) const RESOLUTION: &str = "aws:maximum-resolution";

const MOST_STRICT_ORIGINS: usize = 5;
const LONGEST_VIEWER_ID: usize = 40;
/// The longest life of a token that is used once or names its viewer, in seconds.
const LONGEST_LIFE: u64 = 600;

/// The highest resolution that a viewer gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaximumResolution {
    /// `SD`.
    Sd,
    /// `HD`.
    Hd,
    /// `FULL_HD`.
    FullHd,
}

impl MaximumResolution {
    pub(super) const ALL: [Self; 3] = [Self::Sd, Self::Hd, Self::FullHd];

    /// Returns the value of the claim.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sd => "SD",
            Self::Hd => "HD",
            Self::FullHd => "FULL_HD",
        }
    }
}

/// The claims of a token for a private channel.
///
/// [`Verifier::playback`](super::Verifier::playback) returns them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlaybackClaims {
    /// The channel: `aws:channel-arn`.
    pub channel_arn: String,
    /// The web pages on which browsers play the channel, all if empty: `aws:access-control-allow-origin`.
    pub origins: Vec<String>,
    /// Whether each request must come from one of these origins: `aws:strict-origin-enforcement`.
    pub strict_origin_enforcement: bool,
    /// What makes the token valid for one use only: `aws:single-use-uuid`.
    pub single_use_uuid: Option<String>,
    /// Whose token it is: `aws:viewer-id`.
    pub viewer_id: Option<String>,
    /// The version of the viewer's session: `aws:viewer-session-version`.
    pub viewer_session_version: Option<i64>,
    /// The highest resolution that the viewer gets: `aws:maximum-resolution`.
    pub maximum_resolution: Option<MaximumResolution>,
    /// When playback can no longer begin, in seconds since 1970: `exp`.
    pub expires_at: u64,
}

impl PlaybackClaims {
    /// Whether a request with this `Origin` header may play the channel.
    ///
    /// Browsers send `https://example.com`, without a path. An origin of the token may begin its host with
    /// `*`, and the whole of it may be `*`.
    #[must_use]
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.origins.is_empty()
            || self.origins.iter().any(|allowed| {
                match allowed.split_once('*') {
                    None => allowed.eq_ignore_ascii_case(origin),
                    // The `*` matches at least one character.
                    Some((scheme, rest)) => origin
                        .to_ascii_lowercase()
                        .strip_prefix(&scheme.to_ascii_lowercase())
                        .and_then(|host| host.strip_suffix(&rest.to_ascii_lowercase()))
                        .is_some_and(|host| !host.is_empty()),
                }
            })
    }

    pub(super) fn faults(&self, now: u64) -> Vec<TokenFault> {
        let mut faults = Vec::new();
        faults.extend(arn::fault::<ivs::Channel>(CHANNEL_ARN, &self.channel_arn));
        faults.extend(
            self.origins
                .iter()
                .filter_map(|origin| origin_fault(origin)),
        );
        if self.strict_origin_enforcement && self.origins.len() > MOST_STRICT_ORIGINS {
            faults.push(TokenFault::new(
                ORIGINS,
                format!(
                    "`{ORIGINS}` has {} origins, but {MOST_STRICT_ORIGINS} at most with `{STRICT}`",
                    self.origins.len()
                ),
            ));
        }
        if let Some(id) = &self.single_use_uuid
            && !uuid::is_uuid(id)
        {
            let message = format!("`{SINGLE_USE}` is {}, which is not a UUID", shown(id));
            faults.push(
                TokenFault::new(SINGLE_USE, message)
                    .with_help("call `single_use`, which makes one"),
            );
        }
        if let Some(id) = &self.viewer_id {
            let length = id.chars().count();
            if !(1..=LONGEST_VIEWER_ID).contains(&length) {
                faults.push(TokenFault::new(
                    VIEWER,
                    format!(
                        "`{VIEWER}` has {length} characters, but takes 1 to {LONGEST_VIEWER_ID}"
                    ),
                ));
            }
        }
        faults.extend(self.version_fault());
        faults.extend(self.expiry_fault(now));
        faults
    }

    fn version_fault(&self) -> Option<TokenFault> {
        let version = self.viewer_session_version?;
        if self.viewer_id.is_none() {
            let message = format!("`{VERSION}` has no effect without `{VIEWER}`");
            Some(TokenFault::new(VERSION, message).with_help("set `viewer_id`, too"))
        } else if (0..=i64::from(i32::MAX)).contains(&version) {
            None
        } else {
            let message = format!(
                "`{VERSION}` is {version}, but `StartViewerSessionRevocation` takes 0 to {}",
                i32::MAX
            );
            Some(TokenFault::new(VERSION, message))
        }
    }

    fn expiry_fault(&self, now: u64) -> Option<TokenFault> {
        let fault = clock::expiry_fault(self.expires_at, now);
        if fault.is_some() {
            return fault;
        }
        let life = self.expires_at - now;
        let reason = match (&self.single_use_uuid, &self.viewer_id) {
            _ if life <= LONGEST_LIFE => return None,
            (Some(_), _) => SINGLE_USE,
            (None, Some(_)) => VIEWER,
            (None, None) => return None,
        };
        let message = format!(
            "`exp` is {} ahead, but {} at most with `{reason}`",
            clock::shown(life),
            clock::shown(LONGEST_LIFE)
        );
        Some(
            TokenFault::new("exp", message).with_help(
                "`exp` is checked only when playback begins; playback continues after it",
            ),
        )
    }

    fn to_json(&self) -> String {
        Object::new()
            .string(CHANNEL_ARN, &self.channel_arn)
            .optional(
                (!self.origins.is_empty()).then(|| self.origins.join(",")),
                |object, origins| object.string(ORIGINS, &origins),
            )
            .optional(
                self.strict_origin_enforcement.then_some(true),
                |object, is_strict| object.boolean(STRICT, is_strict),
            )
            .optional(self.single_use_uuid.as_deref(), |object, id| {
                object.string(SINGLE_USE, id)
            })
            .optional(self.viewer_id.as_deref(), |object, id| {
                object.string(VIEWER, id)
            })
            .optional(self.viewer_session_version, |object, version| {
                object.integer(VERSION, version)
            })
            .optional(self.maximum_resolution, |object, resolution| {
                object.string(RESOLUTION, resolution.as_str())
            })
            .integer("exp", self.expires_at)
            .finish()
    }
}

/// What is wrong with an origin: `*`, or a scheme and a host that may begin with `*`.
fn origin_fault(origin: &str) -> Option<TokenFault> {
    let (scheme, host) = match origin.split_once("://") {
        Some((scheme, host)) => (Some(scheme), host),
        None => (None, origin),
    };
    let reason = if origin.is_empty() {
        "it is empty"
    } else if origin.contains(|c: char| c == ',' || c.is_whitespace() || c.is_control()) {
        "an origin has no commas and no spaces"
    } else if host.is_empty() || scheme == Some("") {
        "an origin has a scheme and a host"
    } else if host.contains(['/', '?', '#']) {
        "an origin has no path"
    } else if scheme.is_some_and(|scheme| scheme.contains('*'))
        || host.get(1..).is_some_and(|rest| rest.contains('*'))
    {
        "`*` begins the host, or is the whole origin"
    } else {
        return None;
    };
    let message = format!("`{ORIGINS}` has the origin {}: {reason}", shown(origin));
    Some(
        TokenFault::new(ORIGINS, message)
            .with_help("write it as `https://example.com` or `https://*.example.com`"),
    )
}

/// A token for a viewer of a private channel.
///
/// Nothing is checked until it is signed; then everything is, and all faults are reported together.
///
/// `exp` is checked when playback begins, not during playback. Keep it short: a few minutes are enough for a
/// page to load. IVS compares it with its own clock, so leave some seconds of the ten minutes that a
/// token with a viewer or for a single use has at most.
///
/// ```
/// use ivs_core::tokens::{MaximumResolution, PlaybackToken, Signer};
/// use std::time::Duration;
///
/// # let signer = Signer::from_pem("-----BEGIN PRIVATE KEY-----
/// # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
/// # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
/// # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
/// # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
/// # -----END PRIVATE KEY-----")?;
/// # let channel_arn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
/// let token = PlaybackToken::new(channel_arn, Duration::from_secs(300))
///     .origin("https://example.com")
///     .viewer_id("viewer-7")
///     .maximum_resolution(MaximumResolution::Hd)
///     .sign(&signer)?;
///
/// let error = PlaybackToken::new(channel_arn, Duration::from_secs(3600))
///     .viewer_id("viewer-7")
///     .sign(&signer)
///     .unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "error: `exp` is 1 hour ahead, but 10 minutes at most with `aws:viewer-id`
///        help: `exp` is checked only when playback begins; playback continues after it"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: Low-Latency Streaming User Guide, "private-channels-generate-tokens".
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a token is nothing until it is signed"]
pub struct PlaybackToken {
    claims: PlaybackClaims,
    expiry: Expiry,
}

impl PlaybackToken {
    /// Makes a token for the channel with this ARN: an output `main.arn` of its stack.
    pub fn new(channel_arn: impl Into<String>, expiry: impl Into<Expiry>) -> Self {
        Self {
            claims: PlaybackClaims {
                channel_arn: channel_arn.into(),
                origins: Vec::new(),
                strict_origin_enforcement: false,
                single_use_uuid: None,
                viewer_id: None,
                viewer_session_version: None,
                maximum_resolution: None,
                expires_at: 0,
            },
            expiry: expiry.into(),
        }
    }

    /// Makes a token for the channel with this playback URL: an output `main.playback_url` of its stack.
    ///
    /// ```
    /// use ivs_core::tokens::PlaybackToken;
    /// use std::time::Duration;
    ///
    /// let url = "https://a1b2.us-west-2.playback.live-video.net/api/video/v1/\
    ///            us-west-2.123456789012.channel.abcdABCDefgh.m3u8";
    /// assert_eq!(
    ///     PlaybackToken::for_url(url, Duration::from_secs(300))?,
    ///     PlaybackToken::new(
    ///         "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
    ///         Duration::from_secs(300),
    ///     ),
    /// );
    /// # Ok::<(), ivs_core::tokens::TokenError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The URL is not one of Amazon IVS, and so does not tell its channel.
    pub fn for_url(
        playback_url: impl AsRef<str>,
        expiry: impl Into<Expiry>,
    ) -> Result<Self, TokenError> {
        Ok(Self::new(
            arn::channel_of_url(playback_url.as_ref())?,
            expiry,
        ))
    }

    /// Adds an origin on which browsers play the channel: `https://example.com`, or
    /// `https://*.example.com`. Without any, all may.
    ///
    /// It does not keep out players that are not browsers, unless
    /// [`strict_origin_enforcement`](Self::strict_origin_enforcement) is on.
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.claims.origins.push(origin.into());
        self
    }

    /// Requires one of the origins in all requests of all players. Then there are at most five.
    pub const fn strict_origin_enforcement(mut self) -> Self {
        self.claims.strict_origin_enforcement = true;
        self
    }

    /// Makes the token valid for one use, with a random UUID. Then it is valid for ten minutes at most.
    pub fn single_use(self) -> Self {
        self.single_use_uuid(uuid::random())
    }

    /// Makes the token valid for one use, with this UUID. Then it is valid for ten minutes at most.
    pub fn single_use_uuid(mut self, uuid: impl Into<String>) -> Self {
        self.claims.single_use_uuid = Some(uuid.into());
        self
    }

    /// Names the viewer, so that `StartViewerSessionRevocation` can end the session: 1 to 40 characters, and
    /// no personal data. Then the token is valid for ten minutes at most.
    pub fn viewer_id(mut self, id: impl Into<String>) -> Self {
        self.claims.viewer_id = Some(id.into());
        self
    }

    /// Gives the session of the viewer a version: a revocation ends those up to a version. It is 0 if it
    /// is not set.
    pub fn viewer_session_version(mut self, version: u32) -> Self {
        self.claims.viewer_session_version = Some(version.into());
        self
    }

    /// Leaves out all renditions with a higher resolution.
    pub const fn maximum_resolution(mut self, resolution: MaximumResolution) -> Self {
        self.claims.maximum_resolution = Some(resolution);
        self
    }

    /// Signs the token. The time is that of the system clock.
    ///
    /// # Errors
    ///
    /// Everything that Amazon IVS would refuse, or that the key can't sign.
    pub fn sign(&self, signer: &Signer) -> Result<SignedToken<Playback>, TokenError> {
        self.sign_at(signer, SystemTime::now())
    }

    /// Signs the token at this time.
    ///
    /// # Errors
    ///
    /// Everything that Amazon IVS would refuse, or that the key can't sign.
    pub fn sign_at(
        &self,
        signer: &Signer,
        now: SystemTime,
    ) -> Result<SignedToken<Playback>, TokenError> {
        let unsigned = self.unsigned_at(now)?;
        let signature = signer.sign(unsigned.message())?;
        Ok(unsigned.signed(&signature))
    }

    /// Checks the token as for [`sign_at`](Self::sign_at), and leaves the signature to the caller.
    ///
    /// # Errors
    ///
    /// Everything that Amazon IVS would refuse.
    pub fn unsigned_at(&self, now: SystemTime) -> Result<UnsignedToken<Playback>, TokenError> {
        let claims = PlaybackClaims {
            expires_at: self.expiry.seconds(now),
            ..self.claims.clone()
        };
        TokenError::check(claims.faults(clock::seconds(now).map_err(TokenError::one)?))?;
        let payload = claims.to_json();
        Ok(UnsignedToken::new(HEADER, &payload, claims.channel_arn))
    }
}
