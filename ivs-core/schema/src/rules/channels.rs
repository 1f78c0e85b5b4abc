//! Channels and their stream keys.

use super::rivals::Rivals;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path, Resource};
use std::borrow::Cow;
use std::collections::HashMap;

const CHANNEL: &str = "AWS::IVS::Channel";
const INGEST_CONFIGURATION: &str = "AWS::IVS::IngestConfiguration";
const STREAM_KEY: &str = "AWS::IVS::StreamKey";

const MULTITRACK: &str = "MultitrackInputConfiguration";

/// The type of a channel, where it is known.
pub(super) fn type_of<'n>(channel: &'n Resource<'_>) -> Option<&'n str> {
    match channel.get("Type") {
        Field::Absent => Some("STANDARD"),
        field => field.text(),
    }
}

/// A preset is given only to a channel of type `AdvancedSd` or `AdvancedHd`.
///
/// Why: the service has presets for these two types only; for the others the preset is the empty
/// string. What it answers otherwise is not documented, and the CDK drops the preset silently.
///
/// ```text,wrong
/// let main = Channel { type: Basic, preset: HigherBandwidthDelivery };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel { type: AdvancedHd, preset: HigherBandwidthDelivery };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `CreateChannel`, `preset`.
pub(super) fn preset_needs_advanced_type(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel) in stack.resources_of(CHANNEL) {
        let Some(preset) = channel
            .get("Preset")
            .text()
            .filter(|preset| !preset.is_empty())
        else {
            continue;
        };
        let Some(channel_type) = type_of(channel) else {
            continue;
        };
        if matches!(channel_type, "ADVANCED_SD" | "ADVANCED_HD") {
            continue;
        }
        let given = if channel.get("Type").is_absent() {
            " unless given"
        } else {
            ""
        };
        let message = format!(
            "the preset `{}` needs an advanced channel, but `{}` is `{}`{given}",
            spell.value(preset),
            spell.property("Type"),
            spell.value(channel_type),
        );
        report
            .add(rule, Path::property(index, &["Preset"]), message)
            .help(format!(
                "write `{key}: {}` or `{key}: {}`, or remove `{}`",
                spell.value("ADVANCED_SD"),
                spell.value("ADVANCED_HD"),
                spell.property("Preset"),
                key = spell.property("Type"),
            ));
    }
}

/// The channels that certainly take multitrack input.
fn with_multitrack<'s, 'a>(
    stack: &Indexed<'s, 'a>,
) -> impl Iterator<Item = (usize, &'s Resource<'a>)> {
    stack
        .resources_of(CHANNEL)
        .filter(|(_, channel)| channel.get(MULTITRACK).get("Enabled").boolean() == Some(true))
}

/// Only a channel of type `Standard` takes multitrack input.
///
/// Why: the service refuses it on every other type.
///
/// ```text,wrong
/// let main = Channel {
///     type: Basic,
///     container_format: FragmentedMp4,
///     multitrack_input_configuration: { enabled: true, policy: Allow, maximum_resolution: FullHd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel {
///     container_format: FragmentedMp4,
///     multitrack_input_configuration: { enabled: true, policy: Allow, maximum_resolution: FullHd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `MultitrackInputConfiguration`, `enabled`.
pub(super) fn multitrack_needs_standard_type(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel) in with_multitrack(stack) {
        let Some(channel_type) = type_of(channel).filter(|of| *of != "STANDARD") else {
            continue;
        };
        let name = spell.property("Type");
        let standard = spell.value("STANDARD");
        let message = format!(
            "multitrack input needs a channel of type `{standard}`, but `{name}` is `{}`",
            spell.value(channel_type)
        );
        report
            .add(rule, Path::property(index, &["Type"]), message)
            .help(format!(
                "write `{name}: {standard}`, or remove `{}`",
                spell.property(MULTITRACK)
            ));
    }
}

/// A channel with multitrack input says that it delivers fragmented MP4.
///
/// Why: the service refuses multitrack input with any other container, and the container is MPEG
/// transport stream unless given.
///
/// ```text,wrong
/// let main = Channel {
///     multitrack_input_configuration: { enabled: true, policy: Allow, maximum_resolution: FullHd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel {
///     container_format: FragmentedMp4,
///     multitrack_input_configuration: { enabled: true, policy: Allow, maximum_resolution: FullHd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `CreateChannel`, `containerFormat`.
pub(super) fn multitrack_needs_fragmented_mp4(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel) in with_multitrack(stack) {
        let (path, given, is) = match channel.get("ContainerFormat") {
            Field::Absent => {
                let path = Path::property(index, &[MULTITRACK, "Enabled"]);
                (path, "TS", " unless given")
            }
            field => match field.text() {
                None | Some("FRAGMENTED_MP4") => continue,
                Some(text) => (Path::property(index, &["ContainerFormat"]), text, ""),
            },
        };
        let name = spell.property("ContainerFormat");
        let wanted = spell.value("FRAGMENTED_MP4");
        let message = format!(
            "multitrack input needs `{name}: {wanted}`, but `{name}` is `{}`{is}",
            spell.value(given)
        );
        report
            .add(rule, path, message)
            .help(format!("write `{name}: {wanted}` on the channel"));
    }
}

/// Multitrack input says whether it is a must, and up to which resolution.
///
/// Why: the service has no default for the two, and refuses multitrack input without them.
///
/// ```text,wrong
/// let main = Channel {
///     container_format: FragmentedMp4,
///     multitrack_input_configuration: { enabled: true },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel {
///     container_format: FragmentedMp4,
///     multitrack_input_configuration: { enabled: true, policy: Require, maximum_resolution: Hd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `MultitrackInputConfiguration`.
pub(super) fn multitrack_needs_policy_and_resolution(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel) in with_multitrack(stack) {
        let missing: Vec<_> = [("Policy", "ALLOW"), ("MaximumResolution", "FULL_HD")]
            .into_iter()
            .filter(|(property, _)| channel.get(MULTITRACK).get(property).is_absent())
            .map(|(property, example)| (spell.property(property), spell.value(example)))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let names: Vec<_> = missing
            .iter()
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        let examples: Vec<_> = missing
            .iter()
            .map(|(name, example)| format!("{name}: {example}"))
            .collect();
        let message = format!(
            "multitrack input needs {}, for which there is no default",
            names.join(" and ")
        );
        report
            .add(
                rule,
                Path::property(index, &[MULTITRACK, "Enabled"]),
                message,
            )
            .help(format!("add `{}`", examples.join(", ")));
    }
}

/// What is said of multitrack input is said with `enabled: true`.
///
/// Why: without it the channel takes no multitrack input, and the rest has no effect.
///
/// ```text,wrong
/// let main = Channel {
///     multitrack_input_configuration: { policy: Allow, maximum_resolution: FullHd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel {
///     container_format: FragmentedMp4,
///     multitrack_input_configuration: { enabled: true, policy: Allow, maximum_resolution: FullHd },
/// };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `MultitrackInputConfiguration`.
pub(super) fn multitrack_is_not_enabled(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel) in stack.resources_of(CHANNEL) {
        let multitrack = channel.get(MULTITRACK);
        let enabled = multitrack.get("Enabled");
        if !(enabled.is_absent() || enabled.boolean() == Some(false)) {
            continue;
        }
        let set = ["Policy", "MaximumResolution"]
            .into_iter()
            .find(|property| matches!(multitrack.get(property), Field::Known(_)));
        if let Some(property) = set {
            let switch = format!("{}: true", spell.property("Enabled"));
            let message = format!(
                "`{}` does nothing without `{switch}`",
                spell.property(property)
            );
            let path = Path::property(index, &[MULTITRACK, property]).part(Part::Key);
            report.add(rule, path, message).help(format!(
                "add `{switch}`, or remove `{}`",
                spell.property(MULTITRACK)
            ));
        }
    }
}

/// A channel has a stream key in its stack.
///
/// Why: CloudFormation makes none, unlike the console; without one nobody can stream to the channel.
/// Keys under a condition count where they are there for every deployment that has the channel.
///
/// ```text,wrong
/// let main = Channel {};
/// ```
///
/// ```text,right
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVS::Channel`, note.
pub(super) fn channel_without_stream_key(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut is_served = vec![false; stack.resources.len()];
    let mut conditional: HashMap<&str, Vec<_>> = HashMap::new();
    for (_, key) in stack.resources_of(STREAM_KEY) {
        match key.get("ChannelArn") {
            Field::Known(Node::Reference { to, .. }) => {
                if key.may_be_missing() {
                    conditional.entry(to).or_default().push(key);
                } else if let Some(place) = stack.place_of(to)
                    && let Some(is_served) = is_served.get_mut(place)
                {
                    *is_served = true;
                }
            }
            Field::Known(_) => {}
            // It may be the key of any channel.
            Field::Absent | Field::Unknown => return,
        }
    }
    for (index, channel) in stack.resources_of(CHANNEL) {
        if is_served.get(index) == Some(&true) {
            continue;
        }
        let keys = conditional.get(&*channel.id).map_or(&[][..], Vec::as_slice);
        if stack.is_one_there_for(channel, keys.iter().copied()) {
            continue;
        }
        let path = Path::resource(index).part(Part::Name);
        if !keys.is_empty() {
            let message = format!(
                "the channel `{}` has no stream key in some deployments, so nobody can stream to it there",
                channel.name
            );
            report
                .add(rule, path, message)
                .help("make the key under the same condition as the channel");
            continue;
        }
        let message = format!(
            "the channel `{}` has no stream key, so nobody can stream to it",
            channel.name
        );
        let note = report.add(rule, path, message);
        if stack.spelling == Spelling::Rust {
            note.help(format!(
                "add `let encoder = {}.add_stream_key();`",
                channel.name
            ));
        }
    }
}

/// An encoder's stream is encrypted on its way.
///
/// Why: `insecure_ingest: true` lets encoders send plain RTMP, and SRT without a passphrase: whoever
/// listens on the way reads the stream key.
///
/// ```text,wrong
/// let main = Channel { insecure_ingest: true };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `CreateChannel`, `insecureIngest`; IVS Real-Time User Guide, "RTMP
/// Publishing".
pub(super) fn insecure_ingest(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for type_name in [CHANNEL, INGEST_CONFIGURATION] {
        for (index, resource) in stack.resources_of(type_name) {
            if resource.get("InsecureIngest").boolean() != Some(true) {
                continue;
            }
            let message = format!(
                "`{}` lets encoders send the stream and its key unencrypted",
                stack.spelling.property("InsecureIngest")
            );
            let help = if type_name == CHANNEL {
                "use RTMPS or SRT with a passphrase, and remove it"
            } else {
                "use RTMPS, and remove it"
            };
            report
                .add(rule, Path::property(index, &["InsecureIngest"]), message)
                .help(help);
        }
    }
}

/// A channel has at most one stream key.
///
/// Why: it is a fixed quota; the deployment fails at the second one.
///
/// ```text,wrong
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// let backup = StreamKey { channel_arn: main };
/// ```
///
/// ```text,right
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// let spare = Channel {};
/// let backup = spare.add_stream_key();
/// ```
///
/// Source: IVS API reference, `CreateStreamKey`; Service Quotas, code `L-80F95143`.
pub(super) fn one_stream_key_per_channel(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    // The keys of the declared channels by the place of their channel, those of others by what gives its
    // ARN. Most channels have one key, and there is nothing to compare.
    let mut first_of = vec![None; stack.resources.len()];
    let mut others = Rivals::new();
    for (index, key) in stack.resources_of(STREAM_KEY) {
        let channel: Cow<'_, str> = match key.get("ChannelArn") {
            // `Ref` of a channel and its attribute `Arn` are the same.
            Field::Known(Node::Reference { to, attribute, .. }) => match attribute {
                Some(attribute) if !stack.declared(to).is_some_and(|it| it.is(CHANNEL)) => {
                    format!("{to}.{attribute}").into()
                }
                _ => Cow::Borrowed(&**to),
            },
            Field::Known(Node::String(arn)) => Cow::Borrowed(&**arn),
            _ => continue,
        };
        let first = stack.place_of(&channel).and_then(|it| first_of.get_mut(it));
        let first = match first {
            Some(first @ None) => {
                *first = Some(key);
                continue;
            }
            Some(Some(first)) if stack.can_meet(first, key) => Some(*first),
            _ => others.first(channel.clone(), key, |other| stack.can_meet(other, key)),
        };
        let Some(first) = first else {
            continue;
        };
        let shown = stack
            .declared(&channel)
            .map_or(&*channel, |channel| &*channel.name);
        let message = format!(
            "a second stream key for the channel `{shown}`, which has `{}` already; a channel takes one",
            first.name
        );
        report
            .add(rule, Path::property(index, &["ChannelArn"]), message)
            .help("remove one of them; a second encoder needs a channel of its own");
    }
}

/// A stream key is for a channel of its stack.
///
/// Why: a channel that was made by an API call or in the console has a stream key already, and a
/// channel takes one, so that the deployment fails while that key is there.
///
/// ```text,wrong
/// let main = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcd1234");
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `CreateStreamKey`.
pub(super) fn stream_key_of_existing_channel(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, key) in stack.resources_of(STREAM_KEY) {
        if key.get("ChannelArn").text().is_none() {
            continue;
        }
        let message = "this channel exists already; unless CloudFormation made it, it has a stream key, and a channel takes one";
        report
            .add(rule, Path::property(index, &["ChannelArn"]), message)
            .help("delete that key first, or stream with it");
    }
}
