//! Ingest configurations: encoders that publish to a stage.

use crate::report::{Report, Rule};
use crate::view::{Indexed, Part, Path};

const INGEST_CONFIGURATION: &str = "AWS::IVS::IngestConfiguration";

/// Plain RTMP is taken only where insecure ingest is allowed.
///
/// Why: the service refuses `ingest_protocol: Rtmp` unless `insecure_ingest: true` says that the
/// stream and its key may be sent unencrypted.
///
/// ```text,wrong
/// let stage = Stage {};
/// let camera = IngestConfiguration { stage_arn: stage, ingest_protocol: Rtmp };
/// ```
///
/// ```text,right
/// let stage = Stage {};
/// let camera = IngestConfiguration { stage_arn: stage, ingest_protocol: Rtmps };
/// ```
///
/// Source: IVS Real-Time API reference, `CreateIngestConfiguration`, `insecureIngest`.
pub(super) fn rtmp_needs_insecure_ingest(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let spell = stack.spelling;
    for (index, ingest) in stack.resources_of(INGEST_CONFIGURATION) {
        let insecure = ingest.get("InsecureIngest");
        let is_secure = insecure.is_absent() || insecure.boolean() == Some(false);
        if ingest.get("IngestProtocol").text() != Some("RTMP") || !is_secure {
            continue;
        }
        let protocol = spell.property("IngestProtocol");
        let switch = spell.property("InsecureIngest");
        let message = format!(
            "`{}` sends the stream unencrypted, which `{switch}` does not allow",
            spell.value("RTMP")
        );
        report
            .add(rule, Path::property(index, &["IngestProtocol"]), message)
            .help(format!(
                "write `{protocol}: {}`, or `{switch}: true` if encoders have nothing better",
                spell.value("RTMPS")
            ));
    }
}

/// An ingest configuration has its stage.
///
/// Why: until an update names one, its stream key is of no use.
///
/// ```text,wrong
/// let stage = Stage {};
/// let camera = IngestConfiguration { user_id: "camera" };
/// ```
///
/// ```text,right
/// let stage = Stage {};
/// let camera = IngestConfiguration { stage_arn: stage, user_id: "camera" };
/// ```
///
/// Source: IVS Real-Time User Guide, "RTMP Publishing".
pub(super) fn ingest_without_stage(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, ingest) in stack.resources_of(INGEST_CONFIGURATION) {
        if !ingest.get("StageArn").is_absent() {
            continue;
        }
        let message = format!(
            "`{}` publishes to no stage, so that its stream key is of no use",
            ingest.name
        );
        report
            .add(rule, Path::resource(index).part(Part::Name), message)
            .help(format!(
                "add `{}` with the stage",
                stack.spelling.property("StageArn")
            ));
    }
}
