//! What `CreateParticipantToken` and `CreateChatToken` take.

use super::{CHANNEL, STAGE, subjects};
use ivs_core::tokens::{
    Capabilities, ChatCapability, CreateChatToken, CreateParticipantToken, StageEndpoints,
    TokenError,
};
use serde_json::{Value, json};

const ROOM: &str = "arn:aws:ivschat:us-west-2:123456789012:room/abcdABCDefgh";

fn json(result: Result<String, TokenError>) -> Value {
    serde_json::from_str(&result.unwrap()).unwrap()
}

fn faults(result: Result<String, TokenError>) -> Vec<String> {
    match result {
        Ok(_) => Vec::new(),
        Err(error) => subjects(&error)
            .into_iter()
            .map(ToOwned::to_owned)
            .collect(),
    }
}

#[test]
fn all_members() {
    let request = CreateParticipantToken::new(STAGE)
        .duration_minutes(720)
        .user_id("host")
        .capabilities(Capabilities::PublishAndSubscribe)
        .attribute("name", "Ada");
    assert_eq!(
        json(request.to_json()),
        json!({
            "stageArn": STAGE,
            "duration": 720,
            "userId": "host",
            "capabilities": ["PUBLISH", "SUBSCRIBE"],
            "attributes": { "name": "Ada" },
        })
    );
    let request = CreateChatToken::new(ROOM, "viewer-7")
        .capability(ChatCapability::SendMessage)
        .capability(ChatCapability::DeleteMessage)
        .capability(ChatCapability::SendMessage)
        .capability(ChatCapability::DisconnectUser)
        .session_minutes(90)
        .attribute("name", "Ada");
    assert_eq!(
        json(request.to_json()),
        json!({
            "roomIdentifier": ROOM,
            "userId": "viewer-7",
            "capabilities": ["SEND_MESSAGE", "DELETE_MESSAGE", "DISCONNECT_USER"],
            "sessionDurationInMinutes": 90,
            "attributes": { "name": "Ada" },
        })
    );
    assert_eq!(
        json(CreateParticipantToken::new(STAGE).to_json()),
        json!({ "stageArn": STAGE })
    );
    assert_eq!(
        json(CreateChatToken::new(ROOM, "v").to_json()),
        json!({ "roomIdentifier": ROOM, "userId": "v" })
    );
}

#[test]
fn limits() {
    let stage = || CreateParticipantToken::new(STAGE);
    for (minutes, is_right) in [(0, false), (1, true), (20_160, true), (20_161, false)] {
        let found = faults(stage().duration_minutes(minutes).to_json());
        assert_eq!(found.is_empty(), is_right, "{minutes}: {found:?}");
    }
    assert_eq!(faults(stage().user_id("u".repeat(128)).to_json()), [""; 0]);
    assert_eq!(
        faults(stage().user_id("u".repeat(129)).to_json()),
        ["userId"]
    );
    assert_eq!(
        faults(stage().attribute("k", "v".repeat(1_024)).to_json()),
        ["attributes"]
    );
    assert_eq!(
        faults(CreateParticipantToken::new(CHANNEL).to_json()),
        ["stageArn"]
    );

    let chat = || CreateChatToken::new(ROOM, "viewer-7");
    for (minutes, is_right) in [(0, false), (1, true), (180, true), (181, false)] {
        let found = faults(chat().session_minutes(minutes).to_json());
        assert_eq!(found.is_empty(), is_right, "{minutes}: {found:?}");
    }
    assert_eq!(
        faults(chat().attribute("k", "v".repeat(1_024)).to_json()),
        ["attributes"]
    );
    assert_eq!(
        faults(CreateChatToken::new(CHANNEL, "").to_json()),
        ["roomIdentifier", "userId"]
    );
}

#[test]
fn endpoints_of_a_stage() {
    let json = r#"{ "stage": { "arn": "..", "endpoints": {
        "events": "wss://global.events.live-video.net",
        "rtmp": "rtmp://9x0y8z7s6t5u.global-contribute.live-video.net/app/",
        "whip": "https://1a2b3c4d5e6f.global-bm.whip.live-video.net"
    } } }"#;
    let endpoints = StageEndpoints::from_get_stage(json).unwrap();
    assert_eq!(endpoints.events_url, "wss://global.events.live-video.net");
    assert_eq!(
        endpoints.whip_url,
        "https://1a2b3c4d5e6f.global-bm.whip.live-video.net"
    );
    for other in [
        "",
        "{}",
        r#"{ "stage": { "endpoints": { "events": "wss://a" } } }"#,
        "[1]",
    ] {
        let error = StageEndpoints::from_get_stage(other).unwrap_err();
        assert_eq!(subjects(&error), ["endpoints"], "{other}");
    }
}
