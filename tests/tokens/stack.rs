//! A signer, held against the keys of a stack.

use super::{KEY, PUBLIC, signer};
use ivs_core::tokens::KeyMismatch;
use ivs_core::{Template, ivs_stack};

const OTHER: &str = include_str!("../../examples/keys/viewers.pub.pem");

ivs_stack! {
    stack Private(old: String, new: String) {
        let old_viewers = PlaybackKeyPair { name: "old", public_key_material: old };
        let new_viewers = PlaybackKeyPair { name: "new", public_key_material: new };
        let main = Channel { authorized: true };
        let encoder = main.add_stream_key();
    }

    stack Stages(key: String) {
        let participants = PublicKey { public_key_material: key };
        let talk = Stage { };
    }

    stack Imported(key: String) {
        let viewers = PlaybackKeyPair { public_key_material: key };
        let more = PlaybackKeyPair::from_arn("arn:aws:ivs:us-west-2:123456789012:playback-key/abcdABCDefgh");
        let main = Channel { authorized: true };
        let encoder = main.add_stream_key();
        output more_arn = more.arn;
    }

    stack Parameterized {
        let material = Parameter { type: String };
        let viewers = PlaybackKeyPair { public_key_material: material };
        let main = Channel { authorized: true };
        let encoder = main.add_stream_key();
    }

    stack Chosen(one: String, other: String) {
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let viewers = PlaybackKeyPair {
            public_key_material: if stage == "prod" { one } else { other },
        };
        let main = Channel { authorized: true };
        let encoder = main.add_stream_key();
    }
}

fn check(template: &Template) -> Result<(), KeyMismatch> {
    signer().check(template)
}

/// Another key, which is none of the tests' files.
fn third() -> String {
    include_str!("../../examples/keys/participants.pub.pem").to_owned()
}

#[test]
fn one_of_several_keys_is_enough() {
    let stack = |old: &str, new: &str| {
        let (old, new) = (old.to_owned(), new.to_owned());
        Private { old, new }.template().unwrap()
    };
    assert_eq!(check(&stack(OTHER, PUBLIC)), Ok(()));
    assert_eq!(check(&stack(PUBLIC, OTHER)), Ok(()));

    let template = stack(OTHER, &third());
    let error = check(&template).unwrap_err();
    assert_eq!(
        error.signer_fingerprint(),
        signer().public_key().fingerprint()
    );
    let keys = template.playback_keys();
    assert!(keys.are_all_known());
    let known: Vec<String> = keys
        .fingerprints()
        .map(|(_, fingerprint)| fingerprint)
        .collect();
    assert_eq!(error.deployed_fingerprints().collect::<Vec<_>>(), known);
    let text = error.to_string();
    assert!(text.contains("that of `OldViewers` is"), "{text}");
    assert!(
        text.contains("sign with the private key of `OldViewers` or `NewViewers`"),
        "{text}"
    );
    // Read back from JSON, it is the same.
    let read = Template::from_json(&template.to_json()).unwrap();
    assert_eq!(check(&read), Err(error));
}

#[test]
fn stages_have_keys_of_their_own() {
    let template = Stages { key: PUBLIC.into() }.template().unwrap();
    let stage_signer = signer().for_stages(KEY).unwrap();
    assert_eq!(stage_signer.check(&template), Ok(()));
    let error = signer().check(&template).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the stack declares no `PlaybackKeyPair`"),
        "{error}"
    );
    let template = Stages { key: OTHER.into() }.template().unwrap();
    assert!(stage_signer.check(&template).is_err());
    assert_eq!(template.stage_keys().fingerprints().count(), 1);
}

#[test]
fn what_is_not_known_is_not_held_against_a_signer() {
    let imported = Imported { key: OTHER.into() }.template().unwrap();
    assert_eq!(check(&imported), Ok(()));
    assert!(!imported.playback_keys().are_all_known());
    assert_eq!(check(&Parameterized.template().unwrap()), Ok(()));

    let chosen = |one: &str, other: &str| {
        let (one, other) = (one.to_owned(), other.to_owned());
        Chosen { one, other }.template().unwrap()
    };
    assert_eq!(check(&chosen(OTHER, PUBLIC)), Ok(()));
    assert!(check(&chosen(OTHER, &third())).is_err());
}

#[test]
fn resources_that_cloudformation_adds_are_not_known() {
    let declared = |more: &str| {
        let key = serde_json::Value::from(OTHER);
        let json = format!(
            r#"{{ {more} "Viewers": {{ "Type": "AWS::IVS::PlaybackKeyPair", "Properties": {{ "PublicKeyMaterial": {key} }} }} }} }}"#
        );
        Template::from_json(&json).unwrap()
    };
    assert!(check(&declared(r#""Resources": {"#)).is_err());
    let with_transform = r#""Transform": "AWS::LanguageExtensions", "Resources": {"#;
    assert!(check(&declared(with_transform)).is_err());
    for more in [
        r#""Transform": "MyMacro", "Resources": {"#,
        r#""Transform": ["AWS::LanguageExtensions", "MyMacro"], "Resources": {"#,
        r#""Transform": "AWS::LanguageExtensions", "Resources": {
            "Fn::ForEach::Keys": ["Key", ["a"], { "Key${Key}": { "Type": "AWS::IVS::PlaybackKeyPair" } }],"#,
    ] {
        assert_eq!(check(&declared(more)), Ok(()), "{more}");
    }
}

#[test]
fn a_deployed_fingerprint() {
    let fingerprint = signer().public_key().fingerprint();
    assert_eq!(signer().check_fingerprint(&fingerprint), Ok(()));
    assert_eq!(
        signer().check_fingerprint(&fingerprint.to_uppercase()),
        Ok(())
    );
    let error = signer().check_fingerprint("98:0d:1a:a0").unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "error: the key of the signer has the fingerprint `{fingerprint}`, but that of the deployed \
             key is `98:0d:1a:a0`
       help: sign with the private key of the deployed key, or deploy the public key of the signer"
        )
    );
    assert!(
        signer()
            .for_stages(KEY)
            .unwrap()
            .check_fingerprint("")
            .is_err()
    );
}
