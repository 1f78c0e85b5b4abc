//! Public keys: those that sign playback tokens and those that sign participant tokens.

use super::rivals::Rivals;
use crate::check::parameters::scalar_text;
use crate::key::{self, PublicKey};
use crate::names::{Spelling, with_article};
use crate::pattern::PUBLIC_KEY_PEM;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Part, Path, Resource};

const CHANNEL: &str = "AWS::IVS::Channel";
const PLAYBACK_KEY_PAIR: &str = "AWS::IVS::PlaybackKeyPair";
const PUBLIC_KEY: &str = "AWS::IVS::PublicKey";

/// How many keys of a kind an account can have in a region.
const MOST_KEYS: usize = 3;

/// A private channel has a playback key pair, declared or imported in its stack.
///
/// Why: viewers of a channel with `authorized: true` need a token signed by a key pair of the same
/// account and region; without one nobody can play it. The channel doesn't name the key, so a key
/// pair kept elsewhere does as well: then allow this rule, or import it. Key pairs under a condition
/// count where they are there for every deployment that has the channel.
///
/// ```text,wrong
/// let main = Channel { authorized: true };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let viewers = PlaybackKeyPair::from_arn("arn:aws:ivs:us-west-2:123456789012:playback-key/abcd1234");
/// let main = Channel { authorized: true };
/// let encoder = main.add_stream_key();
/// ```
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
    let key_pairs = || stack.resources_of(PLAYBACK_KEY_PAIR).map(|(_, it)| it);
    for (index, channel) in stack.resources_of(CHANNEL) {
        if channel.get("Authorized").boolean() != Some(true)
            || stack.is_one_there_for(channel, key_pairs())
        {
            continue;
        }
        let (message, help) = if let Some(key_pair) = key_pairs().next() {
            (
                format!(
                    "`{}` is private, but in some deployments there is no playback key pair, so nobody can play it there",
                    channel.name
                ),
                format!(
                    "make it under the same condition as `{}`, or a key pair for the other case",
                    key_pair.name
                ),
            )
        } else {
            let help = match stack.spelling {
                Spelling::Rust => {
                    "add `let viewers = PlaybackKeyPair { public_key_material: include_str!(\"public.pem\") };`, \
                     or import one with `PlaybackKeyPair::from_arn(\"..\")`"
                }
                Spelling::CloudFormation => "add an `AWS::IVS::PlaybackKeyPair`",
            };
            let message = format!(
                "`{}` is private, but the stack has no playback key pair, so nobody can play it",
                channel.name
            );
            (message, help.into())
        };
        report
            .add(rule, Path::property(index, &["Authorized"]), message)
            .help(help);
    }
}

/// A playback key pair stands beside a private channel.
///
/// Why: it opens channels with `authorized: true` and no others. In a stack whose channels are all
/// public, either one of them was meant to be private or the key pair only uses up one of three.
/// In a stack without channels it is taken to be for those of other stacks.
///
/// ```text,wrong
/// let viewers = PlaybackKeyPair {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
/// };
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let viewers = PlaybackKeyPair {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
/// };
/// let main = Channel { authorized: true };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS Low-Latency User Guide, "Setting Up Private Channels".
pub(super) fn playback_key_pair_without_private_channel(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let may_be_private = |channel: &Resource<'_>| match channel.get("Authorized") {
        Field::Absent => false,
        field => field.boolean() != Some(false),
    };
    if stack.resources_of(CHANNEL).next().is_none() || stack.imports_of(CHANNEL).next().is_some() {
        return;
    }
    for (index, key_pair) in stack.resources_of(PLAYBACK_KEY_PAIR) {
        let is_used = stack
            .resources_of(CHANNEL)
            .any(|(_, channel)| may_be_private(channel) && stack.may_meet(channel, key_pair));
        if is_used {
            continue;
        }
        let message = format!(
            "no channel is private, so that the playback key pair `{}` is not used",
            key_pair.name
        );
        report
            .add(rule, Path::resource(index).part(Part::Name), message)
            .help(format!(
                "write `{}: true` on the channels that it protects, or remove it",
                stack.spelling.property("Authorized")
            ));
    }
}

/// The resources of a type whose key material is known, with it.
fn material<'n, 's, 'a>(
    stack: &'n Indexed<'s, 'a>,
    type_name: &'n str,
) -> impl Iterator<Item = (usize, &'s Resource<'a>, String)> {
    stack
        .resources_of(type_name)
        .filter_map(
            |(index, resource)| match resource.get("PublicKeyMaterial") {
                Field::Known(material) => Some((index, resource, scalar_text(material)?)),
                _ => None,
            },
        )
}

/// Key material is a public ECDSA key on the curve P-384.
///
/// Why: the service verifies tokens with keys of this kind only. CloudFormation takes any string for a
/// playback key pair, and any base64 for a public key; there, the service wants the PEM block to begin
/// in the first line, and to end in the last one.
///
/// ```text,wrong
/// let viewers = PlaybackKeyPair {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgITeOGZ3ZaqWZ2dwX56bctU60m0e\nMxbJ4xEgXdfFsgUXVzzNleBOav5+6szeSvrnrHQU9QvzLTMdyKoNRWmW5A==\n-----END PUBLIC KEY-----\n",
/// };
/// ```
///
/// ```text,right
/// let viewers = PlaybackKeyPair {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key", and IVS Real-Time User Guide,
/// "Distribute Participant Tokens", which name the algorithm and the curve; IVS Real-Time API
/// reference, `ImportPublicKey`, the pattern of `publicKeyMaterial`.
pub(super) fn public_key_must_be_p384(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_fault(stack, |fault| {
        if fault.is_refused {
            fault.add_to(report, rule, stack.spelling);
        }
    });
}

/// Key material is the text of a PEM file, as OpenSSL writes it.
///
/// Why: AWS documents no other form, such as base64 alone, the name of a file, or a compressed point,
/// and no token can be signed for a point that is not on the curve. What the service answers is not
/// documented either.
///
/// ```text,wrong
/// let viewers = PlaybackKeyPair { public_key_material: "public.pem" };
/// ```
///
/// ```text,right
/// let viewers = PlaybackKeyPair {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key"; IVS Real-Time User Guide,
/// "Distribute Participant Tokens".
pub(super) fn public_key_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    each_fault(stack, |fault| {
        if !fault.is_refused {
            fault.add_to(report, rule, stack.spelling);
        }
    });
}

/// What is wrong with the key material of a resource.
struct Fault {
    place: usize,
    message: String,
    help: Option<String>,
    /// Whether the service is known to refuse it.
    is_refused: bool,
}

impl Fault {
    fn add_to(self, report: &mut Report<'_, '_>, rule: Rule, spelling: Spelling) {
        const KEY: &str = "PublicKeyMaterial";
        let message = format!("`{}` {}", spelling.property(KEY), self.message);
        report
            .add(rule, Path::property(self.place, &[KEY]), message)
            .maybe_help(self.help);
    }
}

/// Calls `visit` for each key with what is wrong with it.
fn each_fault(stack: &Indexed<'_, '_>, mut visit: impl FnMut(Fault)) {
    for type_name in [PLAYBACK_KEY_PAIR, PUBLIC_KEY] {
        for (place, _, text) in material(stack, type_name) {
            let line_end = key::refused_line_end(&text).filter(|_| type_name == PUBLIC_KEY);
            match PublicKey::from_pem(&text) {
                Ok(_) => {
                    if let Some((message, help)) = line_end {
                        visit(Fault {
                            place,
                            message: message.into(),
                            help: Some(help.into()),
                            is_refused: true,
                        });
                    }
                }
                Err(error) => {
                    let has_pattern =
                        type_name == PLAYBACK_KEY_PAIR || (PUBLIC_KEY_PEM.matches)(&text);
                    visit(Fault {
                        place,
                        message: error.to_string(),
                        help: error.help_in(stack.spelling),
                        is_refused: error.is_known_to_be_refused()
                            || !has_pattern
                            || line_end.is_some(),
                    });
                }
            }
        }
    }
}

/// The key of a playback key pair is imported once.
///
/// Why: the service answers the second import of a key with a conflict, whatever name it has.
///
/// ```text,wrong
/// let key = "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n";
/// let viewers = PlaybackKeyPair { public_key_material: key };
/// let members = PlaybackKeyPair { public_key_material: key };
/// ```
///
/// ```text,right
/// let key = "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n";
/// let viewers = PlaybackKeyPair { public_key_material: key };
/// ```
///
/// Source: IVS API reference, `ImportPlaybackKeyPair`, `ConflictException`.
pub(super) fn key_imported_twice(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    each_import_again(stack, PLAYBACK_KEY_PAIR, |index, resource, first| {
        let message = format!("the same public key as `{first}`; a key can be imported once");
        report
            .add(rule, Path::property(index, &["PublicKeyMaterial"]), message)
            .help(format!(
                "remove `{}`, or make a key pair of its own for it",
                resource.name
            ));
    });
}

/// The key of a public key for participants is imported once.
///
/// Why: the service may answer the second import with a conflict, and a token names the key by its
/// ARN anyway, so that a second one gives nothing.
///
/// ```text,wrong
/// let key = "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n";
/// let hosts = PublicKey { public_key_material: key };
/// let guests = PublicKey { public_key_material: key };
/// ```
///
/// ```text,right
/// let key = "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n";
/// let participants = PublicKey { public_key_material: key };
/// ```
///
/// Source: IVS Real-Time API reference, `ImportPublicKey`, `ConflictException`.
pub(super) fn public_key_imported_twice(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_import_again(stack, PUBLIC_KEY, |index, resource, first| {
        let message = format!("the same public key as `{first}`, which may be refused");
        report
            .add(rule, Path::property(index, &["PublicKeyMaterial"]), message)
            .help(format!(
                "remove `{}`, or make a key of its own for it",
                resource.name
            ));
    });
}

/// Calls `visit` for each key that one before it can be there with is equal to, with the name of
/// that one.
fn each_import_again<'a>(
    stack: &Indexed<'_, 'a>,
    type_name: &str,
    mut visit: impl FnMut(usize, &Resource<'a>, &str),
) {
    // To read a key is dear, and most stacks have one, which is read already.
    if stack.resources_of(type_name).nth(1).is_none() {
        return;
    }
    let mut seen = Rivals::new();
    for (index, resource, text) in material(stack, type_name) {
        let Ok(key) = PublicKey::from_pem(&text) else {
            continue;
        };
        if let Some(first) = seen.first(key, resource, |other| stack.can_meet(other, resource)) {
            visit(index, resource, &first.name);
        }
    }
}

/// At most three playback key pairs, and at most three public keys.
///
/// Why: both are fixed quotas of an account in a region, so that a stack with a fourth never deploys.
///
/// ```text,wrong
/// for role in ["host", "guest", "judge", "audience"] {
///     let key = PublicKey {
///         public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
///     };
/// }
/// ```
///
/// ```text,right
/// let participants = PublicKey {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key"; IVS Real-Time User Guide,
/// "Service Quotas".
pub(super) fn at_most_three_keys(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (name, at_once) in keys_at_once(stack) {
        for (index, _) in at_once.into_iter().skip(MOST_KEYS) {
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

/// A stack leaves one of the three keys of a kind free.
///
/// Why: the name and the material of a key can't be changed in place. CloudFormation makes the new
/// one before it deletes the old one, which fails when there are three already.
///
/// ```text,wrong
/// for role in ["host", "guest", "judge"] {
///     let key = PublicKey {
///         public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
///     };
/// }
/// ```
///
/// ```text,right
/// let participants = PublicKey {
///     public_key_material: "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\nS6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\nl8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1\n-----END PUBLIC KEY-----\n",
/// };
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVS::PlaybackKeyPair` and `AWS::IVS::PublicKey`,
/// "Update requires: Replacement".
pub(super) fn no_key_left_for_a_change(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (name, at_once) in keys_at_once(stack) {
        if at_once.len() == MOST_KEYS
            && let Some((index, _)) = at_once.last()
        {
            let message = format!(
                "a third `{name}` leaves none for a change: a new key is made before the old one is deleted, and an account has at most three"
            );
            report
                .add(rule, Path::resource(*index), message)
                .help("do with two, so that each can be replaced");
        }
    }
}

type AtOnce<'s, 'a> = Vec<(usize, &'s Resource<'a>)>;

/// Of each kind of key its name, and the most that can exist in one deployment.
fn keys_at_once<'s, 'a>(
    stack: &Indexed<'s, 'a>,
) -> impl Iterator<Item = (&'static str, AtOnce<'s, 'a>)> {
    [
        ("PlaybackKeyPair", PLAYBACK_KEY_PAIR),
        ("PublicKey", PUBLIC_KEY),
    ]
    .into_iter()
    .map(|(name, type_name)| (name, stack.most_at_once(stack.resources_of(type_name))))
}
