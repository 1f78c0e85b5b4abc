//! Public keys: those that sign playback tokens and those that sign participant tokens.

use crate::key::{self, PublicKey};
use crate::names::{Spelling, with_article};
use crate::report::{Report, Rule};
use crate::view::{Indexed, Path, Stack};

const CHANNEL: &str = "AWS::IVS::Channel";
const PLAYBACK_KEY_PAIR: &str = "AWS::IVS::PlaybackKeyPair";
const PUBLIC_KEY: &str = "AWS::IVS::PublicKey";

/// A private channel has a playback key pair, declared or imported in its stack.
///
/// Viewers of a channel with `authorized: true` need a token signed by a key pair of the same account
/// and region; without one nobody can play it. The channel doesn't name the key, so a key pair
/// kept elsewhere does as well: then allow this rule, or import it.
///
/// Source: IVS Low-Latency User Guide, "Setting Up Private Channels".
pub(super) fn authorized_needs_playback_key_pair(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    if stack.imports_of(PLAYBACK_KEY_PAIR).next().is_some() {
        return;
    }
    for (index, channel) in stack.resources_of(CHANNEL) {
        let has_key_pair = || {
            stack
                .resources_of(PLAYBACK_KEY_PAIR)
                .any(|(_, key_pair)| stack.is_there_for(key_pair, channel))
        };
        if channel.get("Authorized").boolean() != Some(true) || has_key_pair() {
            continue;
        }
        let help = match stack.spelling {
            Spelling::Rust => format!(
                "add `let viewers = PlaybackKeyPair {{ public_key_material: include_str!(\"public.pem\") }};`, \
                 or import one with `PlaybackKeyPair::from_arn(\"..\")`, \
                 or allow it with `#[allow({})]`",
                rule.name
            ),
            Spelling::CloudFormation => "add an `AWS::IVS::PlaybackKeyPair`".into(),
        };
        let message = format!(
            "`{}` is private, but the stack has no playback key pair, so nobody can play it",
            channel.name
        );
        report
            .add(rule, Path::property(index, &["Authorized"]), message)
            .help(help);
    }
}

fn material<'s>(
    stack: &'s Stack<'_>,
    cloudformation: &'s str,
) -> impl Iterator<Item = (usize, &'s str, Result<PublicKey, key::KeyError>)> {
    stack
        .resources_of(cloudformation)
        .filter_map(|(index, resource)| {
            let text = resource.get("PublicKeyMaterial").text()?;
            Some((index, resource.name.as_ref(), key::check_public_key(text)))
        })
}

/// Key material is a public key on the curve P-384, in PEM.
///
/// CloudFormation takes any text for a playback key pair, and any base64 for a public key; the
/// service refuses what is no such key, and no token can be signed for a point off the curve.
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key"; IVS Real-Time User Guide,
/// "Distribute Participant Tokens".
pub(super) fn public_key_must_be_p384(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for cloudformation in [PLAYBACK_KEY_PAIR, PUBLIC_KEY] {
        for (index, _, key) in material(stack, cloudformation) {
            if let Err(error) = key {
                let name = stack.spelling.property("PublicKeyMaterial");
                report
                    .add(
                        rule,
                        Path::property(index, &["PublicKeyMaterial"]),
                        format!("`{name}` {error}"),
                    )
                    .maybe_help(error.help());
            }
        }
    }
}

/// A public key is imported once.
///
/// The service answers the second import of a key with a conflict.
///
/// Source: IVS API reference, `ImportPlaybackKeyPair`, `ConflictException`.
pub(super) fn key_imported_twice(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    // To read a key is dear, and most stacks have one, which is read already.
    if stack.resources_of(PLAYBACK_KEY_PAIR).nth(1).is_none() {
        return;
    }
    let mut seen: Vec<(PublicKey, &str)> = Vec::new();
    for (index, name, key) in material(stack, PLAYBACK_KEY_PAIR) {
        let Ok(key) = key else {
            continue;
        };
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == key) {
            let message = format!("the same public key as `{first}`; a key can be imported once");
            report
                .add(rule, Path::property(index, &["PublicKeyMaterial"]), message)
                .help(format!(
                    "remove `{name}`, or make a key pair of its own for it"
                ));
        } else {
            seen.push((key, name));
        }
    }
}

/// At most three playback key pairs, and at most three public keys.
///
/// Both are fixed quotas of an account in a region, so that a stack with a fourth never deploys.
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key"; IVS Real-Time User Guide,
/// "Service Quotas".
pub(super) fn at_most_three_keys(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for cloudformation in [PLAYBACK_KEY_PAIR, PUBLIC_KEY] {
        for (index, resource) in stack.resources_of(cloudformation).skip(3) {
            let name = resource
                .resource_type
                .map_or(cloudformation, |found| found.name);
            let message = format!(
                "a fourth `{name}`; an account has at most three in a region, and no more can be asked for"
            );
            report
                .add(rule, Path::resource(index), message)
                .help(format!(
                    "remove {} that is no longer used",
                    with_article(name)
                ));
        }
    }
}
