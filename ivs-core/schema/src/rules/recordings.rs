//! Recordings of channels: what is recorded, and by which channel.

use super::channels;
use super::unused::each_unused;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path, Resource};

const CHANNEL: &str = "AWS::IVS::Channel";
const RECORDING_CONFIGURATION: &str = "AWS::IVS::RecordingConfiguration";

const RENDITIONS: &str = "RenditionConfiguration";
const THUMBNAILS: &str = "ThumbnailConfiguration";

/// Whether a list is certainly not there, or empty.
fn is_empty(field: Field<'_, '_>) -> bool {
    match field {
        Field::Absent => true,
        Field::Known(Node::List(items)) => items.is_empty(),
        _ => false,
    }
}

/// A choice of renditions names them.
///
/// Why: with `rendition_selection: Custom` the service wants to know which renditions to record, and
/// refuses an empty list.
///
/// ```text,wrong
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     rendition_configuration: { rendition_selection: Custom },
/// };
/// output archive = archive.arn;
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
/// };
/// output archive = archive.arn;
/// ```
///
/// Source: IVS API reference, `RenditionConfiguration`.
pub(super) fn custom_selection_needs_renditions(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, recording) in stack.resources_of(RECORDING_CONFIGURATION) {
        let configuration = recording.get(RENDITIONS);
        let is_custom = configuration.get("RenditionSelection").text() == Some("CUSTOM");
        if !is_custom || !is_empty(configuration.get("Renditions")) {
            continue;
        }
        let renditions = spell.property("Renditions");
        let message = format!(
            "`{}` records the renditions in `{renditions}`, but there are none",
            spell.value("CUSTOM")
        );
        report
            .add(
                rule,
                Path::property(index, &[RENDITIONS, "RenditionSelection"]),
                message,
            )
            .help(format!(
                "add `{renditions}: [{}, {}]`, or write `{}: {}`",
                spell.value("HD"),
                spell.value("SD"),
                spell.property("RenditionSelection"),
                spell.value("ALL")
            ));
    }
}

/// Renditions are named only for a selection of them.
///
/// Why: without `rendition_selection: Custom` the list is ignored, and all renditions are recorded,
/// or none.
///
/// ```text,wrong
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     rendition_configuration: { renditions: [Hd, Sd] },
/// };
/// output archive = archive.arn;
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
/// };
/// output archive = archive.arn;
/// ```
///
/// Source: IVS API reference, `RenditionConfiguration`, `renditions`.
pub(super) fn renditions_without_custom_selection(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, recording) in stack.resources_of(RECORDING_CONFIGURATION) {
        let configuration = recording.get(RENDITIONS);
        let selection = configuration.get("RenditionSelection");
        let given = match selection.text() {
            Some("CUSTOM") => continue,
            Some(other) => format!("is `{}`", spell.value(other)),
            None if selection.is_absent() => {
                format!("is `{}` unless given", spell.value("ALL"))
            }
            None => continue,
        };
        let renditions = configuration.get("Renditions");
        if is_empty(renditions) || renditions == Field::Unknown {
            continue;
        }
        let selection = spell.property("RenditionSelection");
        let message = format!(
            "`{}` is ignored, as `{selection}` {given}",
            spell.property("Renditions")
        );
        let path = Path::property(index, &[RENDITIONS, "Renditions"]).part(Part::Key);
        report.add(rule, path, message).help(format!(
            "write `{selection}: {}`, or remove the list",
            spell.value("CUSTOM")
        ));
    }
}

/// What is said of thumbnails is said where they are made.
///
/// Why: with `recording_mode: Disabled` there are no thumbnails; the service takes an interval only
/// with `Interval`, and ignores the rest.
///
/// ```text,wrong
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     thumbnail_configuration: { recording_mode: Disabled, target_interval_seconds: 30 },
/// };
/// output archive = archive.arn;
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     thumbnail_configuration: { recording_mode: Interval, target_interval_seconds: 30 },
/// };
/// output archive = archive.arn;
/// ```
///
/// Source: IVS API reference, `ThumbnailConfiguration`.
pub(super) fn thumbnails_are_disabled(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, recording) in stack.resources_of(RECORDING_CONFIGURATION) {
        let thumbnails = recording.get(THUMBNAILS);
        if thumbnails.get("RecordingMode").text() != Some("DISABLED") {
            continue;
        }
        let set = ["TargetIntervalSeconds", "Storage", "Resolution"]
            .into_iter()
            .find(|property| matches!(thumbnails.get(property), Field::Known(_)));
        let Some(property) = set else {
            continue;
        };
        let mode = spell.property("RecordingMode");
        let message = format!(
            "`{}` does nothing with `{mode}: {}`: no thumbnails are made",
            spell.property(property),
            spell.value("DISABLED")
        );
        let path = Path::property(index, &[THUMBNAILS, property]).part(Part::Key);
        report.add(rule, path, message).help(format!(
            "remove it, or write `{mode}: {}`",
            spell.value("INTERVAL")
        ));
    }
}

/// The channels whose type is known and that record by a configuration of this stack, with both.
fn recorded<'s, 'a>(
    stack: &Indexed<'s, 'a>,
) -> impl Iterator<Item = (usize, &'s str, &'s Resource<'a>)> {
    // Most stacks have few recording configurations, and many channels.
    let has_some = stack.resources_of(RECORDING_CONFIGURATION).next().is_some();
    let channels = has_some.then(|| stack.resources_of(CHANNEL));
    channels
        .into_iter()
        .flatten()
        .filter_map(|(index, channel)| {
            let recording = channel.get("RecordingConfigurationArn").reference()?;
            Some((
                index,
                channels::type_of(channel)?,
                stack.declared(recording)?,
            ))
        })
}

/// A channel of type `Basic` records as it is.
///
/// Why: such a channel has one rendition, the stream as it comes in, so that a selection of
/// renditions has no effect on its recordings.
///
/// ```text,wrong
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     rendition_configuration: { rendition_selection: Custom, renditions: [Hd] },
/// };
/// let main = Channel { type: Basic, recording_configuration_arn: archive };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     rendition_configuration: { rendition_selection: Custom, renditions: [Hd] },
/// };
/// let main = Channel { type: Standard, recording_configuration_arn: archive };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `RenditionConfiguration`, `renditionSelection`.
pub(super) fn custom_renditions_on_basic_channel(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel_type, recording) in recorded(stack) {
        let selection = recording.get(RENDITIONS).get("RenditionSelection");
        if channel_type != "BASIC" || selection.text() != Some("CUSTOM") {
            continue;
        }
        let message = format!(
            "`{}` selects renditions, but a channel of type `{}` has one only, which is recorded",
            recording.name,
            spell.value("BASIC")
        );
        report
            .add(
                rule,
                Path::property(index, &["RecordingConfigurationArn"]),
                message,
            )
            .help(format!(
                "write `{}: {}`, or record with all renditions",
                spell.property("Type"),
                spell.value("STANDARD")
            ));
    }
}

/// Thumbnails are no larger than what their channel gives.
///
/// Why: a channel of type `AdvancedSd` gives at most 480 lines and one of type `AdvancedHd` at most
/// 720. Where a stream lacks the rendition that is asked for, thumbnails have the size of the source
/// instead.
///
/// ```text,wrong
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     thumbnail_configuration: { resolution: FullHd },
/// };
/// let main = Channel { type: AdvancedHd, recording_configuration_arn: archive };
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
///     thumbnail_configuration: { resolution: Hd },
/// };
/// let main = Channel { type: AdvancedHd, recording_configuration_arn: archive };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS API reference, `ThumbnailConfiguration`, `resolution`; IVS Low-Latency User Guide,
/// "Auto-Record to Amazon S3".
pub(super) fn thumbnails_larger_than_channel(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, channel_type, recording) in recorded(stack) {
        let Some(resolution) = recording.get(THUMBNAILS).get("Resolution").text() else {
            continue;
        };
        let (largest, lines) = match (channel_type, resolution) {
            ("ADVANCED_SD", "HD" | "FULL_HD") => ("SD", 480),
            ("ADVANCED_HD", "FULL_HD") => ("HD", 720),
            _ => continue,
        };
        let message = format!(
            "`{}` takes thumbnails from the rendition `{}`, but a channel of type `{}` gives at most {lines} lines",
            recording.name,
            spell.value(resolution),
            spell.value(channel_type)
        );
        report
            .add(
                rule,
                Path::property(index, &["RecordingConfigurationArn"]),
                message,
            )
            .help(format!(
                "write `{}: {}` in `{}`, or use another recording configuration",
                spell.property("Resolution"),
                spell.value(largest),
                recording.name
            ));
    }
}

/// A recording configuration is used by a channel.
///
/// Why: it records nothing until a channel names it. One that is handed on, be it by an output, may
/// be used elsewhere.
///
/// ```text,wrong
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
/// };
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
/// };
/// let main = Channel { recording_configuration_arn: archive };
/// let encoder = main.add_stream_key();
/// ```
///
/// Source: IVS Low-Latency User Guide, "Auto-Record to Amazon S3".
pub(super) fn unused_recording_configuration(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_unused(stack, RECORDING_CONFIGURATION, |path, name| {
        let key = stack.spelling.property("RecordingConfigurationArn");
        let note = report.add(
            rule,
            path,
            format!("no channel uses `{name}`, so nothing is recorded by it"),
        );
        note.help(match stack.spelling {
            Spelling::Rust => format!("write `{key}: {name}` on a channel, or remove it"),
            Spelling::CloudFormation => format!("name it in `{key}` of a channel, or remove it"),
        });
    });
}
