//! The claims of tokens: those of the documentation's samples, and every limit.

use super::{CHANNEL, KEY, STAGE, at, endpoints, parts, seconds, signer, stage_signer, subjects};
use ivs_core::tokens::{
    Capabilities, ConnectionToken, MaximumResolution, ParticipantToken, PlaybackToken,
};
use serde_json::json;

const UUID: &str = "1e760ed4-29c0-4ee3-987d-a5dc60734b58";

/// The sample of "private-channels-generate-tokens", with values for its placeholders. It shows the session
/// version as a string, which the text next to it calls an integer.
#[test]
fn a_playback_token_is_the_documented_one() {
    let token = PlaybackToken::new(CHANNEL, at(1_697_150_000))
        .origin("https://example.com")
        .strict_origin_enforcement()
        .single_use_uuid(UUID)
        .viewer_id("viewer-7")
        .viewer_session_version(3)
        .maximum_resolution(MaximumResolution::FullHd)
        .sign_at(&signer(), at(1_697_149_500))
        .unwrap();
    let [header, claims] = parts(token.as_str());
    assert_eq!(header, json!({ "alg": "ES384", "typ": "JWT" }));
    assert_eq!(
        claims,
        json!({
            "aws:channel-arn": CHANNEL,
            "aws:access-control-allow-origin": "https://example.com",
            "aws:strict-origin-enforcement": true,
            "aws:single-use-uuid": UUID,
            "aws:viewer-id": "viewer-7",
            "aws:viewer-session-version": 3,
            "aws:maximum-resolution": "FULL_HD",
            "exp": 1_697_150_000,
        })
    );
}

/// The Node.js sample of the same page, whose `exp` is in milliseconds by mistake.
#[test]
fn a_playback_token_of_the_node_sample() {
    let token = PlaybackToken::new(CHANNEL, seconds(60))
        .origin("*")
        .sign_at(&signer(), at(1_697_149_500))
        .unwrap();
    assert_eq!(
        parts(token.as_str())[1],
        json!({
            "aws:channel-arn": CHANNEL,
            "aws:access-control-allow-origin": "*",
            "exp": 1_697_149_560,
        })
    );
}

/// The sample of "getting-started-distribute-tokens". Its `kid` has account and region in the wrong order.
#[test]
fn a_participant_token_is_the_documented_one() {
    let token = ParticipantToken::new(STAGE, endpoints(), Capabilities::PublishAndSubscribe)
        .participant_id("Mx6clRRHODPy")
        .user_id("<optional_customer_assigned_name>")
        .attribute("optional_field_1", "abcd1234")
        .attribute("optional_field_2", "false")
        .expiry(at(1_697_322_063))
        .sign_at(&stage_signer(), at(1_697_149_263))
        .unwrap();
    assert_eq!(token.id(), "Mx6clRRHODPy");
    let [header, claims] = parts(token.as_str());
    assert_eq!(header, json!({ "alg": "ES384", "typ": "JWT", "kid": KEY }));
    assert_eq!(
        claims,
        json!({
            "exp": 1_697_322_063,
            "iat": 1_697_149_263,
            "jti": "Mx6clRRHODPy",
            "user_id": "<optional_customer_assigned_name>",
            "resource": STAGE,
            "topic": "oRmLNwuCeMlQ",
            "events_url": "wss://global.events.live-video.net",
            "whip_url": "https://114ddfabadaf.global-bm.whip.live-video.net",
            "capabilities": { "allow_publish": true, "allow_subscribe": true },
            "attributes": { "optional_field_1": "abcd1234", "optional_field_2": "false" },
            "version": "1.0",
        })
    );
}

#[test]
fn a_participant_token_has_defaults() {
    let token = |capabilities| {
        ParticipantToken::new(STAGE, endpoints(), capabilities)
            .sign_at(&stage_signer(), at(1_000))
            .unwrap()
    };
    let (one, other) = (token(Capabilities::Subscribe), token(Capabilities::Publish));
    assert_ne!(one.id(), other.id());
    let [_, claims] = parts(one.as_str());
    assert_eq!(claims["capabilities"], json!({ "allow_subscribe": true }));
    assert_eq!(claims["exp"], 1_000 + 12 * 60 * 60);
    assert_eq!(claims.get("user_id"), None);
    assert_eq!(claims.get("attributes"), None);
    let [_, claims] = parts(other.as_str());
    assert_eq!(claims["capabilities"], json!({ "allow_publish": true }));
}

#[test]
fn a_connection_token_is_the_documented_one() {
    let token = ConnectionToken::new(seconds(3_600))
        .token_id("Mx6clRRHODPy")
        .sign_at(&stage_signer(), at(1_697_149_263))
        .unwrap();
    assert_eq!(token.id(), "Mx6clRRHODPy");
    let [header, claims] = parts(token.as_str());
    assert_eq!(header, json!({ "alg": "ES384", "typ": "JWT", "kid": KEY }));
    assert_eq!(
        claims,
        json!({
            "exp": 1_697_152_863,
            "iat": 1_697_149_263,
            "jti": "Mx6clRRHODPy",
            "account_id": "123456789012",
            "region": "us-east-1",
            "events_url": "wss://global.events.live-video.net",
            "version": "1.0",
        })
    );
}

/// The faults of a playback token that is signed at 1,000.
fn playback(token: &PlaybackToken) -> Vec<String> {
    match token.sign_at(&signer(), at(1_000)) {
        Ok(_) => Vec::new(),
        Err(error) => subjects(&error)
            .into_iter()
            .map(ToOwned::to_owned)
            .collect(),
    }
}

#[test]
fn expiry_of_playback_tokens() {
    let plain = |life| PlaybackToken::new(CHANNEL, seconds(life));
    assert_eq!(playback(&plain(86_400 * 365)), [""; 0]);
    assert_eq!(playback(&plain(1)), [""; 0]);
    assert_eq!(playback(&plain(0)), ["exp"]);
    assert_eq!(playback(&plain(600).viewer_id("v")), [""; 0]);
    assert_eq!(playback(&plain(601).viewer_id("v")), ["exp"]);
    assert_eq!(playback(&plain(600).single_use()), [""; 0]);
    assert_eq!(playback(&plain(601).single_use()), ["exp"]);
    assert_eq!(playback(&PlaybackToken::new(CHANNEL, at(1_001))), [""; 0]);
    assert_eq!(playback(&PlaybackToken::new(CHANNEL, at(1_000))), ["exp"]);
    assert_eq!(playback(&PlaybackToken::new(CHANNEL, at(999))), ["exp"]);
    // Milliseconds, as in the documentation's sample.
    assert_eq!(
        playback(&PlaybackToken::new(CHANNEL, at(1_697_149_500_000))),
        ["exp"]
    );
    assert_eq!(playback(&plain(u64::MAX)), ["exp"]);
}

#[test]
fn viewers() {
    let token = || PlaybackToken::new(CHANNEL, seconds(60));
    assert_eq!(playback(&token().viewer_id("v".repeat(40))), [""; 0]);
    assert_eq!(playback(&token().viewer_id("ü".repeat(40))), [""; 0]);
    assert_eq!(
        playback(&token().viewer_id("v".repeat(41))),
        ["aws:viewer-id"]
    );
    assert_eq!(playback(&token().viewer_id("")), ["aws:viewer-id"]);
    let version = |version| token().viewer_id("v").viewer_session_version(version);
    assert_eq!(playback(&version(0)), [""; 0]);
    assert_eq!(playback(&version(2_147_483_647)), [""; 0]);
    assert_eq!(
        playback(&version(2_147_483_648)),
        ["aws:viewer-session-version"]
    );
    assert_eq!(
        playback(&token().viewer_session_version(1)),
        ["aws:viewer-session-version"]
    );
}

#[test]
fn origins() {
    let claim = "aws:access-control-allow-origin";
    let token = || PlaybackToken::new(CHANNEL, seconds(60));
    let many = |count: usize| (0..count).fold(token(), |token, _| token.origin("https://a.b"));
    assert_eq!(playback(&many(6)), [""; 0]);
    assert_eq!(playback(&many(5).strict_origin_enforcement()), [""; 0]);
    assert_eq!(playback(&many(6).strict_origin_enforcement()), [claim]);
    for origin in [
        "*",
        "https://example.com",
        "https://*.example.com",
        "http://localhost:8080",
        "example.com",
        "*.example.com",
    ] {
        assert_eq!(playback(&token().origin(origin)), [""; 0], "{origin}");
    }
    for origin in [
        "",
        "https://",
        "://example.com",
        "https://example.com/",
        "https://example.com/#/",
        "https://a.com,https://b.com",
        "https://a b.com",
        "https://example.*",
        "https://**.example.com",
        "*://example.com",
        "https://example.com\n",
    ] {
        assert_eq!(playback(&token().origin(origin)), [claim], "{origin}");
    }
    let signed = token()
        .origin("https://a.com")
        .origin("https://b.com")
        .sign(&signer());
    let [_, claims] = parts(signed.unwrap().as_str());
    assert_eq!(claims[claim], "https://a.com,https://b.com");
}

#[test]
fn ids() {
    let token = || PlaybackToken::new(CHANNEL, seconds(60));
    assert_eq!(
        playback(&token().single_use_uuid("7")),
        ["aws:single-use-uuid"]
    );
    for arn in [
        "",
        "abcdABCDefgh",
        "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh",
        "arn:aws:ivs:us-west-9:123456789012:channel/abcdABCDefgh",
        "arn:aws:ivschat:us-west-2:123456789012:channel/abcdABCDefgh",
        " arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
    ] {
        assert_eq!(
            playback(&PlaybackToken::new(arn, seconds(60))),
            ["aws:channel-arn"],
            "{arn}"
        );
    }
}

#[test]
fn all_faults_come_at_once() {
    let error = PlaybackToken::new(STAGE, seconds(601))
        .origin("https://example.com/")
        .single_use_uuid("7")
        .viewer_id("")
        .sign_at(&signer(), at(1_000))
        .unwrap_err();
    assert_eq!(
        subjects(&error),
        [
            "aws:channel-arn",
            "aws:access-control-allow-origin",
            "aws:single-use-uuid",
            "aws:viewer-id",
            "exp",
        ]
    );
    assert_eq!(
        error.to_string(),
        "error: `aws:channel-arn` is `arn:aws:ivs:us-east-1:123456789012:stage/oRmLNwuCeMlQ`, which is not \
         the ARN of a `Channel`: it names a `stage`, not a `channel`
       help: write it as `arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh`

error: `aws:access-control-allow-origin` has the origin `https://example.com/`: an origin has no path
       help: write it as `https://example.com` or `https://*.example.com`

error: `aws:single-use-uuid` is `7`, which is not a UUID
       help: call `single_use`, which makes one

error: `aws:viewer-id` has 0 characters, but takes 1 to 40

error: `exp` is 601 seconds ahead, but 10 minutes at most with `aws:single-use-uuid`
       help: `exp` is checked only when playback begins; playback continues after it"
    );
    // What `fn main() -> Result` shows.
    assert_eq!(
        format!("{error:?}"),
        format!("the token is refused\n{error}")
    );
}

/// The faults of a token for a stage that is signed at 1,000.
fn participant(token: &ParticipantToken) -> Vec<String> {
    match token.sign_at(&stage_signer(), at(1_000)) {
        Ok(_) => Vec::new(),
        Err(error) => subjects(&error)
            .into_iter()
            .map(ToOwned::to_owned)
            .collect(),
    }
}

#[test]
fn participants() {
    let token = || ParticipantToken::new(STAGE, endpoints(), Capabilities::Publish);
    assert_eq!(participant(&token().expiry(seconds(14 * 86_400))), [""; 0]);
    assert_eq!(
        participant(&token().expiry(seconds(14 * 86_400 + 1))),
        ["exp"]
    );
    assert_eq!(participant(&token().expiry(at(1_000))), ["exp"]);
    assert_eq!(
        participant(&token().participant_id("a-b_C7".repeat(10))),
        [""; 0]
    );
    assert_eq!(
        participant(&token().participant_id("a".repeat(64))),
        [""; 0]
    );
    assert_eq!(
        participant(&token().participant_id("a".repeat(65))),
        ["jti"]
    );
    assert_eq!(participant(&token().participant_id("")), ["jti"]);
    assert_eq!(participant(&token().participant_id("a b")), ["jti"]);
    assert_eq!(participant(&token().participant_id("é")), ["jti"]);
    assert_eq!(participant(&token().user_id("")), [""; 0]);
    assert_eq!(participant(&token().user_id("ü".repeat(128))), [""; 0]);
    assert_eq!(participant(&token().user_id("u".repeat(129))), ["user_id"]);
    assert_eq!(
        participant(&token().attribute("k", "v".repeat(1_023))),
        [""; 0]
    );
    assert_eq!(
        participant(&token().attribute("k", "v".repeat(1_024))),
        ["attributes"]
    );
    let two = token()
        .attribute("a", "ü".repeat(256))
        .attribute("b", "v".repeat(511));
    assert_eq!(participant(&two), ["attributes"]);

    let other = ParticipantToken::new(CHANNEL, endpoints(), Capabilities::Publish);
    assert_eq!(participant(&other), ["resource"]);
    let mut swapped = endpoints();
    std::mem::swap(&mut swapped.events_url, &mut swapped.whip_url);
    let swapped = ParticipantToken::new(STAGE, swapped, Capabilities::Publish);
    assert_eq!(participant(&swapped), ["events_url", "whip_url"]);
}

#[test]
fn connections() {
    let faults = |token: ConnectionToken| match token.sign_at(&stage_signer(), at(1_000)) {
        Ok(_) => Vec::new(),
        Err(error) => subjects(&error)
            .into_iter()
            .map(ToOwned::to_owned)
            .collect(),
    };
    assert_eq!(faults(ConnectionToken::new(seconds(28 * 86_400))), [""; 0]);
    assert_eq!(
        faults(ConnectionToken::new(seconds(28 * 86_400 + 1))),
        ["exp"]
    );
    assert_eq!(
        faults(ConnectionToken::new(seconds(60)).token_id("i".repeat(64))),
        [""; 0]
    );
    assert_eq!(
        faults(ConnectionToken::new(seconds(60)).token_id("i".repeat(65))),
        ["jti"]
    );
    assert_eq!(
        faults(ConnectionToken::new(seconds(60)).token_id("")),
        ["jti"]
    );
}

#[test]
fn the_key_of_a_stage_is_named_by_its_arn() {
    // The sample of the documentation has account and region in the wrong order.
    let swapped = "arn:aws:ivs:123456789012:us-east-1:public-key/abcdefg12345";
    for arn in [swapped, "abcdefg12345", CHANNEL] {
        let error = signer().for_stages(arn).unwrap_err();
        assert_eq!(subjects(&error), ["kid"], "{arn}");
    }
    let error = ParticipantToken::new(CHANNEL, endpoints(), Capabilities::Publish)
        .unsigned_at(swapped, at(1_000))
        .unwrap_err();
    assert_eq!(subjects(&error), ["resource", "kid"]);
}

#[test]
fn the_clock_of_the_system() {
    let token = PlaybackToken::new(CHANNEL, seconds(300))
        .sign(&signer())
        .unwrap();
    super::verifier().playback(&token, CHANNEL).unwrap();
    let before = std::time::UNIX_EPOCH - seconds(1);
    let error = PlaybackToken::new(CHANNEL, seconds(300))
        .sign_at(&signer(), before)
        .unwrap_err();
    assert!(
        subjects(&error)
            .iter()
            .all(|subject| ["now", "exp"].contains(subject)),
        "{error}"
    );
}
