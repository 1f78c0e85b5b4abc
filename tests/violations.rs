//! What `template()` and `validate()` find when values come from Rust.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::ivs::{Channel, PlaybackKeyPair, StreamKey, channel};
use ivs_core::ivs_chat::Room;
use ivs_core::property::Tags;
use ivs_core::{Level, Stack, Template, Violations, ivs_stack};

fn rules(violations: &Violations) -> Vec<&str> {
    violations.iter().map(ivs_core::Error::rule).collect()
}

#[test]
fn all_violations_come_at_once_with_their_path_and_the_place_of_their_let() {
    ivs_stack! {
        stack Shows(name: String, length: u16, key: String) {
            let viewers = PlaybackKeyPair { public_key_material: key };
            let chat = Room { name, maximum_message_length: length };
        }
    }
    let line = line!() - 3;
    let violations = Shows {
        name: "my chat".into(),
        length: 501,
        key: "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----".into(),
    }
    .template()
    .unwrap_err();
    let expected = format!(
        "\
error: `public_key_material` holds a private key, which must never reach a template; AWS takes the public key
       help: give the public key, which `openssl ec -in private.pem -pubout -out public.pem` writes
  --> tests/violations.rs:{}:17 (Resources.Viewers.Properties.PublicKeyMaterial)

error: `name` takes letters, digits, `-` and `_`, not `\"my chat\"`
       help: write `\"my-chat\"`
  --> tests/violations.rs:{line}:17 (Resources.Chat.Properties.Name)

error: `maximum_message_length` is 501, but goes from 1 to 500
  --> tests/violations.rs:{line}:17 (Resources.Chat.Properties.MaximumMessageLength)",
        line - 1
    );
    assert_eq!(violations.to_string(), expected);
    assert_eq!(
        format!("{violations:?}"),
        format!("the stack breaks 3 of the rules\n{expected}")
    );
    assert!(
        violations
            .iter()
            .all(|error| error.level() == Level::Forbid)
    );
}

#[test]
fn the_builder_says_where_a_resource_was_added() {
    let mut template = Template::new();
    let line = line!() + 1;
    template.add("Chat", Room::new().maximum_message_rate_per_second(11));
    let violations = template.validate().unwrap_err();
    let error = violations.iter().next().unwrap();
    assert_eq!(error.rule(), "range");
    assert_eq!(
        error.path(),
        "Resources.Chat.Properties.MaximumMessageRatePerSecond"
    );
    assert_eq!(
        error.source_location().unwrap(),
        format!("tests/violations.rs:{line}:14")
    );
}

#[test]
fn tools_read_violations_as_json() {
    ivs_stack! {
        stack Chat(length: u16) {
            let chat = Room { maximum_message_length: length };
        }
    }
    let line = line!() - 3;
    let chat = Chat { length: 501 };
    let violations = chat.template().unwrap_err();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&violations.to_json()).unwrap(),
        serde_json::json!([{
            "level": "forbid",
            "rule": "range",
            "message": "`maximum_message_length` is 501, but goes from 1 to 500",
            "path": "Resources.Chat.Properties.MaximumMessageLength",
            "logical_id": "Chat",
            "file": file!(),
            "line": line,
            "column": 17,
        }])
    );
    let error = violations.into_iter().next().unwrap();
    assert_eq!(error.logical_id(), Some("Chat"));
    let declaration = error.declaration().unwrap();
    assert_eq!(declaration.name(), Some("chat"));
    assert_eq!((declaration.line(), declaration.column()), (line, 17));

    // What breaks a rule can be shown all the same.
    assert!(
        chat.build()
            .to_json()
            .contains(r#""MaximumMessageLength":501"#)
    );
}

#[test]
fn a_template_is_written_with_a_line_break_at_its_end() {
    let mut template = Template::new();
    template.add("Chat", Room::new());
    let expected = template.to_json_pretty() + "\n";
    let mut written = Vec::new();
    template.write_to(&mut written).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), expected);

    let file = std::env::temp_dir().join(format!("ivs-stack-{}.json", std::process::id()));
    template.write_file(&file).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), expected);
    std::fs::remove_file(file).unwrap();
    assert!(template.write_file("/no/such/folder/it.json").is_err());
}

#[test]
fn rules_across_resources_answer_the_builder() {
    let mut template = Template::new();
    let main = template.add(
        "Main",
        Channel::new()
            .authorized(true)
            .r#type(channel::Type::Basic)
            .preset(channel::Preset::HigherBandwidthDelivery),
    );
    template.add("First", main.add_stream_key());
    let second = template.add("Second", StreamKey::new().channel_arn(main.arn()));
    template.output("Key", second.value());
    assert_eq!(
        rules(&template.validate().unwrap_err()),
        [
            "preset_needs_advanced_type",
            "authorized_needs_playback_key_pair",
            "one_stream_key_per_channel",
            "secret_outside_secrets_manager",
        ]
    );
}

#[test]
fn deny_and_warn_can_be_allowed_on_the_item_or_on_the_template() {
    let build = || {
        let mut template = Template::new();
        let main = template.add(
            "Main",
            Channel::new().authorized(true).insecure_ingest(true),
        );
        (template, main)
    };
    let (mut template, main) = build();
    assert_eq!(
        rules(&template.validate().unwrap_err()),
        ["authorized_needs_playback_key_pair"]
    );
    assert_eq!(
        rules(&template.warnings()),
        ["channel_without_stream_key", "insecure_ingest"]
    );
    template
        .attributes(&main)
        .unwrap()
        .allow("authorized_needs_playback_key_pair")
        .allow("insecure_ingest");
    template.allow("channel_without_stream_key");
    assert!(template.validate().is_ok());
    assert!(template.warnings().is_empty());
}

#[test]
fn a_forbid_rule_and_an_unknown_one_cannot_be_allowed() {
    let mut template = Template::new();
    template.add("Chat", Room::new());
    template
        .allow("one_stream_key_per_channel")
        .allow("insecure_ingst");
    let violations = template.validate().unwrap_err();
    assert_eq!(
        rules(&violations),
        ["forbidden_rule_allowed", "unknown_rule"]
    );
    assert_eq!(
        violations.iter().nth(1).unwrap().help(),
        Some("did you mean `insecure_ingest`?")
    );
}

#[test]
fn an_imported_key_pair_serves_private_channels_and_its_arn_is_checked() {
    let mut template = Template::new();
    template.import(&PlaybackKeyPair::from_arn(
        "arn:aws:ivs:us-west-2:123456789012:channel/abcd",
    ));
    let main = template.add("Main", Channel::new().authorized(true));
    template.add("Key", main.add_stream_key());
    let violations = template.validate().unwrap_err();
    assert_eq!(rules(&violations), ["imported_arn"]);
    assert!(
        violations
            .to_string()
            .contains("it names a `channel`, not a `playback-key`")
    );
}

#[test]
fn numbers_that_json_lacks_are_refused() {
    use ivs_core::ivs::{EncoderConfiguration, encoder_configuration::Video};
    for framerate in [f64::NAN, f64::INFINITY] {
        let mut template = Template::new();
        template.add(
            "Encoder",
            EncoderConfiguration::new().video(Video::new().framerate(framerate)),
        );
        assert_eq!(rules(&template.validate().unwrap_err()), ["wrong_type"]);
    }
}

#[test]
fn the_tags_of_the_template_count_and_are_checked() {
    let tags = |count: usize, prefix: &str| {
        (0..count).fold(Tags::new(), |tags, index| {
            tags.tag(format!("{prefix}{index}"), "x")
        })
    };
    let build = |own| {
        let mut template = Template::new();
        template.tags(tags(20, "stack"));
        template.add("Chat", Room::new().tags(tags(own, "own")));
        template
    };
    assert!(build(30).validate().is_ok());
    assert_eq!(rules(&build(31).validate().unwrap_err()), ["tag_count"]);

    let mut template = Template::new();
    template.tags(Tags::new().tag("aws:reserved", "x"));
    assert_eq!(rules(&template.validate().unwrap_err()), ["tag_key"]);
}

#[test]
fn ids_are_checked() {
    for (id, rule) in [
        ("Main_1", "logical_id_form"),
        ("", "logical_id_form"),
        ("Übung", "logical_id_form"),
    ] {
        let mut template = Template::new();
        template.add(id, Room::new());
        assert_eq!(rules(&template.validate().unwrap_err()), [rule], "{id}");
    }
    let mut template = Template::new();
    template.add("Chat", Room::new());
    template.add("Chat", Room::new());
    assert_eq!(
        rules(&template.validate().unwrap_err()),
        ["duplicate_logical_id"]
    );
}

#[test]
fn a_template_has_at_most_500_resources() {
    let build = |count: usize| {
        let mut template = Template::new();
        for index in 0..count {
            template.add(format!("Room{index}"), Room::new());
        }
        template
    };
    assert!(build(500).validate().is_ok());
    assert_eq!(
        rules(&build(501).validate().unwrap_err()),
        ["too_many_resources"]
    );
}
