//! Stages, and how their participants are recorded.

use super::unused::{each_unused, how_to_hand_on};
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path};

const STAGE: &str = "AWS::IVS::Stage";
const STORAGE_CONFIGURATION: &str = "AWS::IVS::StorageConfiguration";

const RECORDING: &str = "AutoParticipantRecordingConfiguration";
const THUMBNAILS: &str = "ThumbnailConfiguration";
const PARTICIPANT_THUMBNAILS: &str = "ParticipantThumbnailConfiguration";

/// What is said of the recording of a stage is said where it is recorded.
///
/// Why: an empty `storage_configuration_arn` switches recording off, and the service resets the rest
/// of the block.
///
/// ```text,wrong
/// let stage = Stage {
///     auto_participant_recording_configuration: {
///         storage_configuration_arn: "",
///         media_types: [AudioOnly],
///     },
/// };
/// ```
///
/// ```text,right
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {
///     auto_participant_recording_configuration: {
///         storage_configuration_arn: storage,
///         media_types: [AudioOnly],
///     },
/// };
/// ```
///
/// Source: IVS Real-Time API reference, `AutoParticipantRecordingConfiguration`.
pub(super) fn stage_is_not_recorded(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, stage) in stack.resources_of(STAGE) {
        let Field::Known(Node::Object(entries)) = stage.get(RECORDING) else {
            continue;
        };
        let recording = stage.get(RECORDING);
        if recording.get("StorageConfigurationArn").text() != Some("") {
            continue;
        }
        let Some((property, _)) = entries
            .iter()
            .find(|(key, _)| key != "StorageConfigurationArn")
        else {
            continue;
        };
        let storage = stack.spelling.property("StorageConfigurationArn");
        let message = format!(
            "`{}` does nothing, as nothing is recorded without `{storage}`",
            stack.spelling.property(property)
        );
        let path = Path::property(index, &[RECORDING, property]).part(Part::Key);
        report.add(rule, path, message).help(format!(
            "name a storage configuration in `{storage}`, or remove `{}`",
            stack.spelling.property(RECORDING)
        ));
    }
}

/// What is said of thumbnails of participants is said where they are made.
///
/// Why: there are none unless `recording_mode` is `Interval`; its default is `Disabled`, unlike that of
/// a recording configuration for channels. The service takes an interval only with `Interval`, and
/// ignores the rest.
///
/// ```text,wrong
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {
///     auto_participant_recording_configuration: {
///         storage_configuration_arn: storage,
///         thumbnail_configuration: { participant_thumbnail_configuration: { storage: [Latest] } },
///     },
/// };
/// ```
///
/// ```text,right
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {
///     auto_participant_recording_configuration: {
///         storage_configuration_arn: storage,
///         thumbnail_configuration: {
///             participant_thumbnail_configuration: { recording_mode: Interval, storage: [Latest] },
///         },
///     },
/// };
/// ```
///
/// Source: IVS Real-Time API reference, `ParticipantThumbnailConfiguration`.
pub(super) fn participant_thumbnails_are_disabled(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, stage) in stack.resources_of(STAGE) {
        let recording = stage.get(RECORDING);
        let thumbnails = recording.get(THUMBNAILS).get(PARTICIPANT_THUMBNAILS);
        let mode = thumbnails.get("RecordingMode");
        let given = match mode.text() {
            Some("DISABLED") => "",
            None if mode.is_absent() => " unless given",
            _ => continue,
        };
        let set = ["TargetIntervalSeconds", "Storage"]
            .into_iter()
            .find(|property| matches!(thumbnails.get(property), Field::Known(_)));
        let Some(property) = set else {
            continue;
        };
        let mode = spell.property("RecordingMode");
        let message = format!(
            "`{}` does nothing: `{mode}` is `{}`{given}, and no thumbnails are made",
            spell.property(property),
            spell.value("DISABLED")
        );
        let keys = [RECORDING, THUMBNAILS, PARTICIPANT_THUMBNAILS, property];
        report
            .add(rule, Path::property(index, &keys).part(Part::Key), message)
            .help(format!("write `{mode}: {}`", spell.value("INTERVAL")));
    }
}

/// Thumbnails are made of what has a picture.
///
/// Why: where only sound is recorded, there is nothing to make thumbnails of. All examples of AWS
/// switch them off there; whether the service refuses them is not documented.
///
/// ```text,wrong
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {
///     auto_participant_recording_configuration: {
///         storage_configuration_arn: storage,
///         media_types: [AudioOnly],
///         thumbnail_configuration: {
///             participant_thumbnail_configuration: { recording_mode: Interval },
///         },
///     },
/// };
/// ```
///
/// ```text,right
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {
///     auto_participant_recording_configuration: {
///         storage_configuration_arn: storage,
///         media_types: [AudioOnly],
///     },
/// };
/// ```
///
/// Source: IVS Real-Time User Guide, "Individual Participant Recording".
pub(super) fn thumbnails_of_sound(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, stage) in stack.resources_of(STAGE) {
        let recording = stage.get(RECORDING);
        let Field::Known(Node::List(types)) = recording.get("MediaTypes") else {
            continue;
        };
        let is_sound = matches!(types.as_slice(), [Node::String(only)] if only == "AUDIO_ONLY");
        let thumbnails = recording.get(THUMBNAILS).get(PARTICIPANT_THUMBNAILS);
        if !is_sound || thumbnails.get("RecordingMode").text() != Some("INTERVAL") {
            continue;
        }
        let mode = spell.property("RecordingMode");
        let types = spell.property("MediaTypes");
        let message = format!(
            "`{mode}` is `{}`, but `{types}` is `[{}]`, which gives no pictures",
            spell.value("INTERVAL"),
            spell.value("AUDIO_ONLY")
        );
        let keys = [
            RECORDING,
            THUMBNAILS,
            PARTICIPANT_THUMBNAILS,
            "RecordingMode",
        ];
        report
            .add(rule, Path::property(index, &keys), message)
            .help(format!(
                "write `{mode}: {}`, or `{types}: [{}]`",
                spell.value("DISABLED"),
                spell.value("AUDIO_VIDEO")
            ));
    }
}

/// A storage configuration is used by a stage, or handed on.
///
/// Why: nothing is recorded to it until a stage names it, or the call `StartComposition` does, which
/// needs its ARN.
///
/// ```text,wrong
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {};
/// ```
///
/// ```text,right
/// let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
/// let stage = Stage {
///     auto_participant_recording_configuration: { storage_configuration_arn: storage },
/// };
/// ```
///
/// Source: IVS Real-Time User Guide, "Individual Participant Recording" and "Composite Recording".
pub(super) fn unused_storage_configuration(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_unused(stack, STORAGE_CONFIGURATION, |path, name| {
        let message =
            format!("nothing is recorded to `{name}`: no stage uses it, and nobody learns its ARN");
        let hand_on = how_to_hand_on(stack.spelling, name, "`StartComposition`");
        report.add(rule, path, message).help(format!(
            "name it in `{}` of a stage, or {hand_on}",
            stack.spelling.property("StorageConfigurationArn")
        ));
    });
}
