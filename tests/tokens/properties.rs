//! Properties of all tokens, tested with random ones.
//!
//! `tests/oracles/tokens` compares more of them with other libraries. The generator is a few lines with a
//! fixed seed: a failure is the same on every machine, and no crate is needed.

use super::{CHANNEL, KEY, STAGE, at, endpoints, parts, seconds, signer, stage_signer, verifier};
use ivs_core::tokens::{
    Capabilities, ConnectionToken, MaximumResolution, ParticipantToken, PlaybackToken,
};

/// Numbers that look random: `SplitMix64`.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 0
    }

    /// Some characters, of which JSON and URLs escape many.
    fn text(&mut self, shortest: u64, longest: u64) -> String {
        let length = shortest + self.below(longest - shortest + 1);
        (0..length)
            .map(|_| match self.below(6) {
                0 => ['"', '\\', '\n', '\0', '/', '\u{7f}', '\u{2028}']
                    [usize::try_from(self.below(7)).unwrap()],
                1 => char::from_u32(0x1f600 + u32::try_from(self.below(60)).unwrap()).unwrap(),
                2 => 'ü',
                _ => char::from(b'a' + u8::try_from(self.below(26)).unwrap()),
            })
            .collect()
    }
}

const TIMES: u64 = 300;

/// What is within the limits is signed, is read back as it was given, and fails at `exp` and not before.
#[test]
fn playback_tokens() {
    let (signer, verifier) = (signer(), verifier());
    let mut numbers = Numbers(1);
    for _ in 0..TIMES {
        let (now, life) = (numbers.below(4_000_000_000), 1 + numbers.below(600));
        let mut token = PlaybackToken::new(CHANNEL, seconds(life));
        let viewer = numbers.flip().then(|| numbers.text(1, 40));
        let version = (viewer.is_some() && numbers.flip())
            .then(|| u32::try_from(numbers.below(2_147_483_648)).unwrap());
        let origins: Vec<String> = (0..numbers.below(6))
            .map(|index| {
                format!(
                    "https://{}{index}.com",
                    if numbers.flip() { "*." } else { "" }
                )
            })
            .collect();
        let is_strict = numbers.flip();
        let resolution = [
            None,
            Some(MaximumResolution::Sd),
            Some(MaximumResolution::FullHd),
        ][usize::try_from(numbers.below(3)).unwrap()];
        for origin in &origins {
            token = token.origin(origin);
        }
        if is_strict {
            token = token.strict_origin_enforcement();
        }
        if let Some(viewer) = &viewer {
            token = token.viewer_id(viewer);
        }
        if let Some(version) = version {
            token = token.viewer_session_version(version);
        }
        if let Some(resolution) = resolution {
            token = token.maximum_resolution(resolution);
        }
        let is_single_use = numbers.flip();
        if is_single_use {
            token = token.single_use();
        }

        let ready = token.sign_at(&signer, at(now)).unwrap();
        let claims = verifier.playback_at(&ready, CHANNEL, at(now)).unwrap();
        assert_eq!(claims.viewer_id, viewer);
        assert_eq!(claims.viewer_session_version, version.map(i64::from));
        assert_eq!(claims.origins, origins);
        assert_eq!(claims.strict_origin_enforcement, is_strict);
        assert_eq!(claims.maximum_resolution, resolution);
        assert_eq!(claims.single_use_uuid.is_some(), is_single_use);
        assert_eq!(claims.expires_at, now + life);
        assert_eq!(parts(ready.as_str())[1]["exp"], now + life);
        verifier
            .playback_at(&ready, CHANNEL, at(now + life - 1))
            .unwrap();
        verifier
            .playback_at(&ready, CHANNEL, at(now + life))
            .unwrap_err();
        assert!(ready.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
        let url = ready.url("https://example.com/a.m3u8?b=c").unwrap();
        assert_eq!(url.split_once("&token=").unwrap().1, ready.as_str());
    }
}

#[test]
fn participant_tokens() {
    let (signer, verifier) = (stage_signer(), verifier().key_arn(KEY));
    let mut numbers = Numbers(2);
    for _ in 0..TIMES {
        let (now, life) = (numbers.below(4_000_000_000), 1 + numbers.below(14 * 86_400));
        let may = [
            Capabilities::Publish,
            Capabilities::Subscribe,
            Capabilities::PublishAndSubscribe,
        ][usize::try_from(numbers.below(3)).unwrap()];
        let mut token = ParticipantToken::new(STAGE, endpoints(), may).expiry(seconds(life));
        let user = numbers.flip().then(|| numbers.text(0, 128));
        if let Some(user) = &user {
            token = token.user_id(user);
        }
        let mut attributes = std::collections::BTreeMap::new();
        for _ in 0..numbers.below(5) {
            attributes.insert(numbers.text(0, 10), numbers.text(0, 40));
        }
        for (key, value) in &attributes {
            token = token.attribute(key, value);
        }
        let ready = token.sign_at(&signer, at(now)).unwrap();
        let claims = verifier
            .participant_at(&ready, STAGE, at(now + life - 1))
            .unwrap();
        assert_eq!(claims.user_id, user);
        assert_eq!(claims.attributes, attributes);
        assert_eq!(claims.capabilities, may);
        assert_eq!(claims.participant_id, ready.id());
        assert_eq!((claims.issued_at, claims.expires_at), (now, now + life));
        verifier
            .participant_at(&ready, STAGE, at(now + life))
            .unwrap_err();
    }
}

#[test]
fn connection_tokens() {
    let (signer, verifier) = (stage_signer(), verifier());
    let mut numbers = Numbers(3);
    for _ in 0..TIMES {
        let (now, life) = (numbers.below(4_000_000_000), 1 + numbers.below(28 * 86_400));
        let id = numbers.text(1, 64);
        let token = ConnectionToken::new(seconds(life)).token_id(&id);
        let ready = token.sign_at(&signer, at(now)).unwrap();
        let claims = verifier.connection_at(&ready, at(now + life - 1)).unwrap();
        assert_eq!(claims.token_id, id);
        verifier.connection_at(&ready, at(now + life)).unwrap_err();
    }
}
