//! No message shows a private key or a stream key, wherever it is in a template, and each is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/secrets.rs"]
mod secrets;

use ivs_core::Template;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

/// Has each section, and what few templates have.
const WHOLE: &str = include_str!("secrets/whole.json");

/// Everything that is ever said about a template.
fn said(json: &str) -> (String, bool) {
    let template = match Template::from_json(json) {
        Ok(template) => template,
        Err(error) => return (format!("{error} {error:?} {:?}", error.path()), true),
    };
    let mut text = format!("{template:?}");
    let mut is_refused = false;
    let errors = template.validate().err();
    for violations in errors.into_iter().chain([template.warnings()]) {
        write!(
            text,
            "{violations}\n{violations:?}\n{}\n",
            violations.to_json()
        )
        .unwrap();
        for violation in &violations {
            write!(text, "{violation:?} {:?}", violation.logical_id()).unwrap();
            is_refused |= [
                "private_key_in_template",
                "stream_key_in_template",
                "public_key_must_be_p384",
            ]
            .contains(&violation.rule());
        }
    }
    (text, is_refused)
}

#[test]
fn no_message_shows_a_secret_in_a_template() {
    let mut templates = vec![WHOLE.to_owned()];
    templates.push(fs::read_to_string("tests/goldens/cdk/v1_05_private_channel.json").unwrap());
    let mut count = 0;
    for template in templates {
        let template: Value = serde_json::from_str(&template).unwrap();
        for secret in secrets::all() {
            for json in secrets::placed(&template, &secret.written) {
                count += 1;
                let json = json.to_string();
                let (text, is_refused) = said(&json);
                if let Some(run) = secrets::shown(&text, &secret.body) {
                    panic!("`{run}` of {json} is shown:\n{text}");
                }
                assert!(is_refused, "{json} is not refused:\n{text}");
            }
        }
    }
    assert!(count > 1_000, "{count} places");
}
