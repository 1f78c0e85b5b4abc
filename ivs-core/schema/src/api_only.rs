//! What the API of IVS has and CloudFormation has not, with the call that does it instead.

use crate::suggest;

/// Something that CloudFormation lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// What CloudFormation can't do.
    pub message: &'static str,
    /// What can be done instead.
    pub help: &'static str,
}

/// What is lacking, by what it would belong to and by its name.
type Row = (&'static str, &'static str, Lack);

const fn row(
    of: &'static str,
    name: &'static str,
    message: &'static str,
    help: &'static str,
) -> Row {
    (of, name, Lack { message, help })
}

const CALL_UPDATE_CHANNEL: &str = "remove it, hand the ARN on with an output, and call `UpdateChannel` once the stack is deployed";
const CALL_GET_STAGE: &str = "call `GetStage` when the program runs";
const CALL_GET_CHANNEL: &str = "call `GetChannel` when the program runs";
const CALL_CREATE_INGEST: &str =
    "remove it, or make the ingest configuration with the call `CreateIngestConfiguration`";

/// Source: the schemas of the resource types, and the requests of the same name in the API
/// references of IVS.
const PROPERTIES: &[Row] = &[
    row(
        "Channel",
        "AdConfigurationArn",
        "CloudFormation can't attach an ad configuration to a `Channel`",
        CALL_UPDATE_CHANNEL,
    ),
    row(
        "Channel",
        "FailoverSlateConfigurationArn",
        "CloudFormation can't attach a failover slate to a `Channel`, and has none",
        "remove it, and call `CreateFailoverSlateConfiguration` and `UpdateChannel` once the stack is deployed",
    ),
    row(
        "Channel",
        "PlaybackRestrictionPolicyArn",
        "CloudFormation can't attach a playback restriction policy to a `Channel`",
        CALL_UPDATE_CHANNEL,
    ),
    row(
        "Stage",
        "ParticipantTokenConfigurations",
        "CloudFormation makes no participant tokens with a `Stage`",
        "remove it, and call `CreateParticipantToken`, or sign tokens with the private half of a `PublicKey`",
    ),
    row(
        "AutoParticipantRecordingConfiguration",
        "RecordParticipantReplicas",
        "CloudFormation can't say whether replicas of participants are recorded",
        "remove it, and call `UpdateStage` once the stack is deployed",
    ),
    row(
        "IngestConfiguration",
        "Attributes",
        "CloudFormation can't give attributes to the participant of an `IngestConfiguration`",
        CALL_CREATE_INGEST,
    ),
    row(
        "IngestConfiguration",
        "RedundantIngest",
        "CloudFormation can't make an `IngestConfiguration` with redundant ingest",
        CALL_CREATE_INGEST,
    ),
];

const ATTRIBUTES: &[Row] = &[
    row(
        "Channel",
        "Srt",
        "CloudFormation does not give the SRT endpoint and passphrase of a `Channel`",
        CALL_GET_CHANNEL,
    ),
    row(
        "Channel",
        "SrtEndpoint",
        "CloudFormation does not give the SRT endpoint of a `Channel`",
        CALL_GET_CHANNEL,
    ),
    row(
        "Channel",
        "SrtPassphrase",
        "CloudFormation does not give the SRT passphrase of a `Channel`",
        CALL_GET_CHANNEL,
    ),
    row(
        "Stage",
        "Endpoints",
        "CloudFormation does not give the endpoints of a `Stage`",
        CALL_GET_STAGE,
    ),
    row(
        "Stage",
        "EventsUrl",
        "CloudFormation does not give the endpoints of a `Stage`",
        CALL_GET_STAGE,
    ),
    row(
        "Stage",
        "WhipUrl",
        "CloudFormation does not give the endpoints of a `Stage`",
        CALL_GET_STAGE,
    ),
];

const VALUES: &[Row] = &[row(
    "MediaType",
    "NONE",
    "CloudFormation can't record thumbnails without sound or picture",
    "record sound, or sound and picture, or call `UpdateStage` once the stack is deployed",
)];

const TYPES: &[Row] = &[
    row(
        "",
        "Composition",
        "CloudFormation can't start a composition: its type is documented, but exists in no region",
        "call `StartComposition` with the ARNs of a `Stage`, an `EncoderConfiguration` and a `StorageConfiguration`",
    ),
    row(
        "",
        "FailoverSlateConfiguration",
        "CloudFormation has no failover slates",
        "call `CreateFailoverSlateConfiguration` and `UpdateChannel` once the stack is deployed",
    ),
];

/// A property of a type or a block, in any spelling.
///
/// ```
/// # use ivs_schema::api_only::property;
/// let lack = property("Channel", "ad_configuration_arn").unwrap();
/// assert!(lack.help.contains("UpdateChannel"));
/// assert_eq!(property("Stage", "ad_configuration_arn"), None);
/// ```
#[must_use]
pub fn property(of: &str, name: &str) -> Option<Lack> {
    find(PROPERTIES, of, name)
}

/// An attribute of a type, in any spelling.
#[must_use]
pub fn attribute(of: &str, name: &str) -> Option<Lack> {
    find(ATTRIBUTES, of, name)
}

/// A value of an enum, in any spelling.
#[must_use]
pub fn value(of: &str, text: &str) -> Option<Lack> {
    find(VALUES, of, text)
}

/// A resource type of IVS, by its short name or its full one.
#[must_use]
pub fn resource_type(text: &str) -> Option<Lack> {
    let name = text.strip_prefix("AWS::IVS::").unwrap_or(text);
    find(TYPES, "", name)
}

fn find(rows: &[Row], of: &str, name: &str) -> Option<Lack> {
    rows.iter()
        .find(|(other, known, _)| *other == of && suggest::is_same_word(known, name))
        .map(|(.., lack)| *lack)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::RESOURCE_TYPES;

    #[test]
    fn nothing_in_the_table_is_lacking() {
        for known in RESOURCE_TYPES {
            assert_eq!(resource_type(known.cloudformation), None);
            for row in known.properties {
                assert_eq!(property(known.name, row.name), None);
            }
            for row in known.attributes {
                assert_eq!(attribute(known.name, row.name), None);
            }
        }
    }

    #[test]
    fn a_type_is_known_by_both_of_its_names() {
        assert!(resource_type("Composition").is_some());
        assert_eq!(
            resource_type("AWS::IVS::Composition"),
            resource_type("Composition")
        );
        assert_eq!(resource_type("AWS::MyIVS::Composition"), None);
    }
}
