//! Channels and their stream keys.

use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path, Resource, Stack};
use std::collections::{HashMap, HashSet};

const CHANNEL: &str = "AWS::IVS::Channel";
const STREAM_KEY: &str = "AWS::IVS::StreamKey";

/// A preset is given only to a channel of type `AdvancedSd` or `AdvancedHd`.
///
/// The service refuses it on the others, whose only preset is the empty text. The CDK drops it
/// without a word.
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
        let channel_type = match channel.get("Type") {
            Field::Absent => "STANDARD",
            Field::Known(Node::String(text)) => text,
            _ => continue,
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

/// A channel has a stream key in its stack.
///
/// CloudFormation makes none, unlike the console; without one nobody can stream to the channel.
///
/// Source: CloudFormation Template Reference, `AWS::IVS::Channel`, note.
pub(super) fn channel_without_stream_key(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut served = HashSet::with_capacity(stack.resources.len());
    for (_, key) in stack.resources_of(STREAM_KEY) {
        match key.get("ChannelArn") {
            Field::Known(Node::Reference { to, .. }) => {
                served.insert(&**to);
            }
            Field::Known(_) => {}
            // It may be the key of any channel.
            Field::Absent | Field::Unknown => return,
        }
    }
    for (index, channel) in stack.resources_of(CHANNEL) {
        if served.contains(&*channel.id) {
            continue;
        }
        let message = format!(
            "the channel `{}` has no stream key, so nobody can stream to it",
            channel.name
        );
        let note = report.add(rule, Path::resource(index).part(Part::Name), message);
        if spell_is_rust(stack) {
            note.help(format!(
                "add `let encoder = {}.add_stream_key();`",
                channel.name
            ));
        }
    }
}

/// A channel takes encrypted streams only.
///
/// `insecure_ingest: true` lets encoders send plain RTMP, and SRT without a passphrase: whoever
/// listens on the way reads the stream key.
///
/// Source: IVS API reference, `CreateChannel`, `insecureIngest`.
pub(super) fn insecure_ingest(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, resource) in stack.resources.iter().enumerate() {
        if resource.resource_type.is_some()
            && resource.get("InsecureIngest").boolean() == Some(true)
        {
            let message = format!(
                "`{}` lets encoders send the stream and its key unencrypted",
                stack.spelling.property("InsecureIngest")
            );
            report
                .add(rule, Path::property(index, &["InsecureIngest"]), message)
                .help("use RTMPS or SRT with a passphrase, and remove it");
        }
    }
}

/// A channel has at most one stream key.
///
/// It is a fixed quota: the deployment fails at the second one.
///
/// Source: IVS API reference, `CreateStreamKey`; Service Quotas, code `L-80F95143`.
pub(super) fn one_stream_key_per_channel(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut keys_of: HashMap<&str, Vec<&Resource<'_>>> =
        HashMap::with_capacity(stack.resources.len());
    for (index, key) in stack.resources_of(STREAM_KEY) {
        let channel = match key.get("ChannelArn") {
            // `Ref` and the attribute `Arn` are the same.
            Field::Known(Node::Reference { to, .. }) => to,
            Field::Known(Node::String(arn)) => arn,
            _ => continue,
        };
        let keys = keys_of.entry(channel).or_default();
        let first = keys.iter().find(|other| stack.can_meet(other, key));
        let Some(first) = first.map(|first| &first.name) else {
            keys.push(key);
            continue;
        };
        let shown = stack
            .declared(channel)
            .map_or(&**channel, |channel| &*channel.name);
        let message = format!(
            "a second stream key for the channel `{shown}`, which has `{first}` already; a channel takes one"
        );
        report
            .add(rule, Path::property(index, &["ChannelArn"]), message)
            .help("remove one of them; a second encoder needs a channel of its own");
    }
}

fn spell_is_rust(stack: &Stack<'_>) -> bool {
    stack.spelling == Spelling::Rust
}
