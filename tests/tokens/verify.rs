//! Verification, and which claims it reports.

use super::{
    CHANNEL, KEY, STAGE, at, encoded, endpoints, seconds, sign, signer, stage_signer, subjects,
    token, verifier,
};
use aws_lc_rs::signature::ECDSA_P384_SHA384_ASN1_SIGNING;
use ivs_core::tokens::{
    Capabilities, ConnectionToken, MaximumResolution, ParticipantToken, PlaybackToken, TokenError,
    Verifier,
};
use serde_json::{Value, json};

const HEADER: &str = r#"{"alg":"ES384","typ":"JWT"}"#;

fn refused(result: Result<impl Sized, TokenError>) -> Vec<String> {
    match result {
        Ok(_) => Vec::new(),
        Err(error) => subjects(&error)
            .into_iter()
            .map(ToOwned::to_owned)
            .collect(),
    }
}

/// The faults at 1,000 of a playback token whose claims are changed.
fn playback(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut claims = json!({ "aws:channel-arn": CHANNEL, "exp": 1_300 });
    change(&mut claims);
    let token = token(HEADER, &claims.to_string());
    refused(verifier().playback_at(token, CHANNEL, at(1_000)))
}

fn with_header(header: &str) -> Vec<String> {
    let claims = json!({ "aws:channel-arn": CHANNEL, "exp": 1_300 });
    refused(verifier().playback_at(token(header, &claims.to_string()), CHANNEL, at(1_000)))
}

#[test]
fn what_was_signed_is_read_back() {
    let uuid = "1e760ed4-29c0-4ee3-987d-a5dc60734b58";
    let token = PlaybackToken::new(CHANNEL, seconds(300))
        .origin("https://a.com")
        .origin("https://*.b.com")
        .strict_origin_enforcement()
        .single_use_uuid(uuid)
        .viewer_id("viewer-7")
        .viewer_session_version(3)
        .maximum_resolution(MaximumResolution::Sd)
        .sign_at(&signer(), at(1_000))
        .unwrap();
    let claims = verifier().playback_at(&token, CHANNEL, at(1_299)).unwrap();
    assert_eq!(claims.channel_arn, token.channel_arn());
    assert_eq!(claims.origins, ["https://a.com", "https://*.b.com"]);
    assert!(claims.strict_origin_enforcement);
    assert_eq!(claims.single_use_uuid.as_deref(), Some(uuid));
    assert_eq!(claims.viewer_id.as_deref(), Some("viewer-7"));
    assert_eq!(claims.viewer_session_version, Some(3));
    assert_eq!(claims.maximum_resolution, Some(MaximumResolution::Sd));
    assert_eq!(claims.expires_at, 1_300);
    assert_eq!(
        refused(verifier().playback_at(&token, CHANNEL, at(1_300))),
        ["exp"]
    );
}

#[test]
fn each_claim_of_a_playback_token() {
    assert_eq!(playback(|_| {}), [""; 0]);
    assert_eq!(playback(|claims| claims["unknown"] = json!([1])), [""; 0]);
    for (claim, value) in [
        ("aws:channel-arn", json!(7)),
        (
            "aws:channel-arn",
            json!("arn:aws:ivs:us-west-2:123456789012:channel/other"),
        ),
        ("aws:access-control-allow-origin", json!(["https://a.com"])),
        ("aws:access-control-allow-origin", json!("https://a.com/")),
        ("aws:strict-origin-enforcement", json!("true")),
        ("aws:single-use-uuid", json!("7")),
        ("aws:viewer-id", json!(7)),
        ("aws:viewer-id", json!("v".repeat(41))),
        ("aws:viewer-session-version", json!(1)),
        ("aws:maximum-resolution", json!("UHD")),
        ("exp", json!(999)),
        ("exp", json!("1300")),
        ("exp", json!(1_300.5)),
        ("exp", json!(-1)),
        ("exp", json!(1_697_149_500_000_u64)),
        ("exp", Value::Null),
    ] {
        assert_eq!(
            playback(|claims| claims[claim] = value.clone()),
            [claim],
            "{value}"
        );
    }
    for claim in ["aws:channel-arn", "exp"] {
        let without = playback(|claims| {
            claims.as_object_mut().unwrap().remove(claim);
        });
        assert_eq!(without, [claim]);
    }
    assert_eq!(
        playback(|claims| {
            claims["aws:viewer-id"] = json!("v");
            claims["exp"] = json!(1_601);
        }),
        ["exp"]
    );
    // As the documentation's sample has it.
    for (version, expected) in [("3", None), ("three", Some("aws:viewer-session-version"))] {
        let found = playback(|claims| {
            claims["aws:viewer-id"] = json!("v");
            claims["aws:viewer-session-version"] = json!(version);
        });
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn all_claims_that_fail_are_reported() {
    let found = playback(|claims| {
        *claims = json!({ "aws:strict-origin-enforcement": 1, "aws:viewer-id": "", "exp": 1 });
    });
    assert_eq!(
        found,
        [
            "aws:channel-arn",
            "aws:strict-origin-enforcement",
            "aws:viewer-id",
            "exp"
        ]
    );
}

#[test]
fn headers() {
    assert_eq!(with_header(HEADER), [""; 0]);
    assert_eq!(with_header(r#"{"alg":"ES384"}"#), [""; 0]);
    assert_eq!(with_header(r#"{"alg":"ES384","kid":"any"}"#), [""; 0]);
    assert_eq!(with_header(r#"{"alg":"none","typ":"JWT"}"#), ["alg"]);
    assert_eq!(with_header(r#"{"alg":"HS384","typ":"JWT"}"#), ["alg"]);
    assert_eq!(with_header(r#"{"alg":"ES256","typ":"JWT"}"#), ["alg"]);
    assert_eq!(with_header(r#"{"typ":"JWT"}"#), ["alg"]);
    assert_eq!(with_header(r#"{"alg":"ES384","typ":"JWE"}"#), ["typ"]);
    assert_eq!(
        with_header(r#"{"alg":"ES384","crit":["b64"],"b64":false}"#),
        ["crit"]
    );
    assert_eq!(with_header("[]"), ["token"]);
}

#[test]
fn tokens_of_another_form() {
    let good = token(
        HEADER,
        &json!({ "aws:channel-arn": CHANNEL, "exp": 1_300 }).to_string(),
    );
    let (signed, _) = good.rsplit_once('.').unwrap();
    let der = encoded(&sign(&ECDSA_P384_SHA384_ASN1_SIGNING, signed.as_bytes()));
    for (token, subject) in [
        ("", "token"),
        ("a.b", "token"),
        ("a.b.c.d", "token"),
        ("..", "token"),
        (signed, "token"),
        (&format!("{signed}."), "signature"),
        (&format!("{good}="), "token"),
        (&format!(" {good}"), "token"),
        (&format!("{good}A"), "token"),
        (&format!("{good}AA"), "signature"),
        (&format!("{signed}.{der}"), "signature"),
        (&super::token(HEADER, "[]"), "token"),
        (&super::token(HEADER, "no JSON"), "token"),
    ] {
        assert_eq!(
            refused(verifier().playback_at(token, CHANNEL, at(1_000))),
            [subject],
            "{token}"
        );
    }
    let error = verifier()
        .playback_at(format!("{signed}.{der}"), CHANNEL, at(1_000))
        .unwrap_err();
    assert!(
        error.to_string().contains("`Signature::from_der`"),
        "{error}"
    );
}

/// Whatever single character of a token is changed, it is refused.
#[test]
fn changed_tokens() {
    let good = token(
        HEADER,
        &json!({ "aws:channel-arn": CHANNEL, "exp": 1_300 }).to_string(),
    );
    assert_eq!(
        refused(verifier().playback_at(&good, CHANNEL, at(1_000))),
        [""; 0]
    );
    for at_byte in 0..good.len() {
        for other in ["A", "B", "-", ".", ""] {
            let mut changed = good.clone();
            changed.replace_range(at_byte..=at_byte, other);
            if changed != good {
                let result = verifier().playback_at(&changed, CHANNEL, at(1_000));
                assert!(result.is_err(), "{at_byte} {other}");
            }
        }
    }
}

#[test]
fn another_key() {
    let verifier = Verifier::from_pem(include_str!("../../examples/keys/viewers.pub.pem")).unwrap();
    let token = PlaybackToken::new(CHANNEL, seconds(300))
        .sign_at(&signer(), at(1_000))
        .unwrap();
    let error = verifier
        .playback_at(&token, CHANNEL, at(1_000))
        .unwrap_err();
    assert_eq!(subjects(&error), ["signature"]);
}

#[test]
fn origins() {
    let claims = |origins: &[&str]| {
        let token = origins
            .iter()
            .fold(
                PlaybackToken::new(CHANNEL, seconds(300)),
                |token, origin| token.origin(*origin),
            )
            .sign_at(&signer(), at(1_000))
            .unwrap();
        verifier().playback_at(&token, CHANNEL, at(1_000)).unwrap()
    };
    assert!(claims(&[]).allows_origin("https://any.com"));
    assert!(claims(&["*"]).allows_origin("https://any.com"));
    let some = claims(&["https://a.com", "https://*.b.com"]);
    assert!(some.allows_origin("https://a.com"));
    assert!(some.allows_origin("HTTPS://A.com"));
    assert!(some.allows_origin("https://www.b.com"));
    for other in [
        "http://a.com",
        "https://a.com:8080",
        "https://b.com",
        "https://.b.com",
        "",
        "https://www.b.com.evil",
    ] {
        assert!(!some.allows_origin(other), "{other}");
    }
}

fn stage_token(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut claims = json!({
        "exp": 2_000, "iat": 1_000, "jti": "a", "resource": STAGE, "topic": "oRmLNwuCeMlQ",
        "events_url": "wss://a", "whip_url": "https://b",
        "capabilities": { "allow_subscribe": true }, "version": "1.0",
    });
    change(&mut claims);
    let header = json!({ "alg": "ES384", "typ": "JWT", "kid": KEY }).to_string();
    let token = token(&header, &claims.to_string());
    refused(verifier().participant_at(token, STAGE, at(1_500)))
}

#[test]
fn each_claim_of_a_participant_token() {
    assert_eq!(stage_token(|_| {}), [""; 0]);
    for (claim, value) in [
        ("exp", json!(1_500)),
        ("exp", json!(1_000 + 14 * 86_400 + 1)),
        ("iat", json!(1_000.5)),
        ("jti", json!("a b")),
        (
            "resource",
            json!("arn:aws:ivs:us-east-1:123456789012:stage/other"),
        ),
        ("topic", json!("other")),
        ("events_url", json!("https://a")),
        ("whip_url", json!("")),
        ("capabilities", json!({})),
        ("capabilities", json!({ "allow_publish": "yes" })),
        ("capabilities", json!(["PUBLISH"])),
        ("user_id", json!("u".repeat(129))),
        ("attributes", json!({ "a": 1 })),
        ("attributes", json!({ "a": "v".repeat(1_024) })),
        ("version", json!("2.0")),
        ("version", json!(1.0)),
    ] {
        let found = stage_token(|claims| claims[claim] = value.clone());
        // The topic is compared with the stage that the token names.
        let expected: &[&str] = if claim == "resource" {
            &["topic", "resource"]
        } else {
            &[claim]
        };
        assert_eq!(found, expected, "{value}");
    }
    for claim in [
        "exp",
        "iat",
        "jti",
        "topic",
        "events_url",
        "whip_url",
        "capabilities",
        "version",
    ] {
        let found = stage_token(|claims| {
            claims.as_object_mut().unwrap().remove(claim);
        });
        assert_eq!(found, [claim]);
    }
}

#[test]
fn participants_and_connections_are_read_back() {
    let token = ParticipantToken::new(STAGE, endpoints(), Capabilities::PublishAndSubscribe)
        .participant_id("p-1")
        .user_id("host")
        .attribute("name", "Ada")
        .sign_at(&stage_signer(), at(1_000))
        .unwrap();
    let claims = verifier()
        .key_arn(KEY)
        .participant_at(&token, STAGE, at(1_000))
        .unwrap();
    assert_eq!(claims.participant_id, "p-1");
    assert_eq!(claims.user_id.as_deref(), Some("host"));
    assert_eq!(claims.attributes["name"], "Ada");
    assert_eq!(claims.capabilities, Capabilities::PublishAndSubscribe);
    assert_eq!(claims.endpoints, endpoints());
    assert_eq!(
        (claims.issued_at, claims.expires_at),
        (1_000, 1_000 + 12 * 60 * 60)
    );
    let other_key = KEY.replace("abcdefg", "other");
    let other = verifier().key_arn(other_key);
    assert_eq!(
        refused(other.participant_at(&token, STAGE, at(1_000))),
        ["kid"]
    );

    let token = ConnectionToken::new(seconds(60))
        .sign_at(&stage_signer(), at(1_000))
        .unwrap();
    let claims = verifier().connection_at(&token, at(1_000)).unwrap();
    assert_eq!(claims.token_id, token.id());
    assert_eq!(
        (&*claims.account_id, &*claims.region),
        ("123456789012", "us-east-1")
    );
    assert_eq!(
        refused(verifier().connection_at(&token, at(1_060))),
        ["exp"]
    );
}

#[test]
fn each_claim_of_a_connection_token() {
    let connection = |kid: Option<&str>, change: &dyn Fn(&mut Value)| {
        let mut claims = json!({
            "exp": 2_000, "iat": 1_000, "jti": "a", "account_id": "123456789012",
            "region": "us-east-1", "events_url": "wss://global.events.live-video.net", "version": "1.0",
        });
        change(&mut claims);
        let mut header = json!({ "alg": "ES384", "typ": "JWT" });
        if let Some(kid) = kid {
            header["kid"] = kid.into();
        }
        let token = token(&header.to_string(), &claims.to_string());
        refused(verifier().connection_at(token, at(1_500)))
    };
    assert_eq!(connection(Some(KEY), &|_| {}), [""; 0]);
    for (claim, value) in [
        ("exp", json!(1_000 + 28 * 86_400 + 1)),
        ("jti", json!("")),
        ("account_id", json!("210987654321")),
        ("account_id", json!(123_456_789_012_u64)),
        ("region", json!("us-west-2")),
        ("events_url", json!("wss://other")),
        ("version", json!("2")),
    ] {
        let found = connection(Some(KEY), &|claims| claims[claim] = value.clone());
        assert_eq!(found, [claim], "{value}");
    }
    assert!(connection(None, &|_| {}).contains(&"kid".to_owned()));
}

/// A token of one kind is not one of another.
#[test]
fn kinds_are_not_mixed_up() {
    let playback = PlaybackToken::new(CHANNEL, seconds(300))
        .sign_at(&signer(), at(1_000))
        .unwrap();
    assert!(
        verifier()
            .participant_at(&playback, STAGE, at(1_000))
            .is_err()
    );
    assert!(verifier().connection_at(&playback, at(1_000)).is_err());
    let connection = ConnectionToken::new(seconds(60))
        .sign_at(&stage_signer(), at(1_000))
        .unwrap();
    assert!(
        verifier()
            .playback_at(&connection, CHANNEL, at(1_000))
            .is_err()
    );
    assert!(
        verifier()
            .participant_at(&connection, STAGE, at(1_000))
            .is_err()
    );
}
