//! When a token expires.

use super::error::TokenFault;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// When a token expires: after a [`Duration`] from its signing, or at a [`SystemTime`].
///
/// Everything that takes one takes these two types as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// This long after the token is signed.
    After(Duration),
    /// At this time.
    At(SystemTime),
}

impl From<Duration> for Expiry {
    fn from(duration: Duration) -> Self {
        Self::After(duration)
    }
}

impl From<SystemTime> for Expiry {
    fn from(time: SystemTime) -> Self {
        Self::At(time)
    }
}

/// The year 9999 ends: later times are milliseconds taken for seconds, or the like.
pub(super) const LATEST: u64 = 253_402_300_799;

/// Whole seconds since 1970, which is what claims hold.
pub(super) fn seconds(time: SystemTime) -> Result<u64, TokenFault> {
    time.duration_since(UNIX_EPOCH)
        .map(|since| since.as_secs())
        .map_err(|_| TokenFault::new("now", "the clock shows a time before 1970"))
}

impl Expiry {
    /// The value of `exp`, rounded down, for a token that is signed now. A time that `exp` can't hold becomes
    /// the first or the last that it can.
    pub(super) fn seconds(self, now: SystemTime) -> u64 {
        let time = match self {
            Self::After(duration) => now.checked_add(duration),
            Self::At(time) => Some(time),
        };
        time.map_or(u64::MAX, |time| seconds(time).unwrap_or(0))
    }
}

/// What is wrong with a time when a token has expired or expires too late to be meant.
pub(super) fn expiry_fault(expires_at: u64, now: u64) -> Option<TokenFault> {
    if expires_at > LATEST {
        let fault = TokenFault::new("exp", "`exp` is after the year 9999");
        return Some(
            fault.with_help("`exp` counts seconds: `Duration::from_secs(600)` for ten minutes"),
        );
    }
    (expires_at <= now).then(|| {
        let message = format!("`exp` is {expires_at}, so the token has expired: it is {now} now");
        TokenFault::new("exp", message)
    })
}

/// A duration in a message.
pub(super) fn shown(seconds: u64) -> String {
    let (count, unit) = match seconds {
        s if s >= 86_400 && s.is_multiple_of(86_400) => (s / 86_400, "day"),
        s if s >= 3_600 && s.is_multiple_of(3_600) => (s / 3_600, "hour"),
        s if s >= 60 && s.is_multiple_of(60) => (s / 60, "minute"),
        s => (s, "second"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}
