//! Quotas of IVS that a stack alone can exceed.

use crate::report::{Report, Rule};
use crate::view::{Indexed, Path};

/// The quotas that AWS raises on request, for an account in a region.
const ADJUSTABLE: &[(&str, usize)] = &[
    ("AWS::IVS::EncoderConfiguration", 20),
    ("AWS::IVS::IngestConfiguration", 100),
    ("AWS::IVS::StorageConfiguration", 5),
    ("AWS::IVSChat::LoggingConfiguration", 10),
];

/// The first resource of a type with which one deployment has more than `most` of them.
fn first_beyond(stack: &Indexed<'_, '_>, type_name: &str, most: usize) -> Option<usize> {
    let together = stack.most_at_once(stack.resources_of(type_name));
    together.get(most).map(|(index, _)| *index)
}

/// A stack alone stays within the quotas of IVS.
///
/// Why: an account has at most 5 storage configurations, 10 logging configurations, 20 encoder
/// configurations and 100 ingest configurations in a region, until AWS raises the quota; the next one
/// fails. Control plane calls are limited as well, to 3 to 5 a second, which CloudFormation waits for.
///
/// ```text,wrong
/// for index in 0..6 {
///     let storage = StorageConfiguration { s3: { bucket_name: "my-recordings" } };
///     output arn = storage.arn;
/// }
/// ```
///
/// ```text,right
/// for index in 0..5 {
///     let storage = StorageConfiguration { s3: { bucket_name: "my-recordings" } };
///     output arn = storage.arn;
/// }
/// ```
///
/// Source: IVS Real-Time User Guide and IVS Chat User Guide, "Service Quotas".
pub(super) fn more_than_quota(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (type_name, most) in ADJUSTABLE {
        let Some(index) = first_beyond(stack, type_name, *most) else {
            continue;
        };
        let message = format!(
            "the stack has more than {most} {}, which is the quota of an account in a region",
            plural(stack, index)
        );
        report
            .add(rule, Path::resource(index), message)
            .help("share them, or let AWS raise the quota");
    }
}

const RECORDING_CONFIGURATION: &str = "AWS::IVS::RecordingConfiguration";

const MAXIMUM_RECORDING_CONFIGURATIONS: usize = 20;

/// A stack has no more than 20 recording configurations.
///
/// Why: as far as is known an account has at most 20 in a region, and the next one fails. Channels can
/// share one.
///
/// ```text,wrong
/// for index in 0..21 {
///     let archive = RecordingConfiguration {
///         destination_configuration: { s3: { bucket_name: "my-recordings" } },
///     };
///     let main = Channel { recording_configuration_arn: archive };
///     let encoder = main.add_stream_key();
/// }
/// ```
///
/// ```text,right
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-recordings" } },
/// };
/// for index in 0..21 {
///     let main = Channel { recording_configuration_arn: archive };
///     let encoder = main.add_stream_key();
/// }
/// ```
///
/// Source: IVS Low-Latency User Guide, "Service Quotas", as others quote it.
pub(super) fn many_recording_configurations(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let most = MAXIMUM_RECORDING_CONFIGURATIONS;
    if let Some(index) = first_beyond(stack, RECORDING_CONFIGURATION, most) {
        let message = format!(
            "the stack has more than {most} {}, which may be the quota of an account in a region",
            plural(stack, index)
        );
        report
            .add(rule, Path::resource(index), message)
            .help("let channels share one");
    }
}

/// How messages call several of the type of a resource: `StorageConfiguration`s.
fn plural(stack: &Indexed<'_, '_>, index: usize) -> String {
    let found = stack.resources.get(index);
    let known = found.and_then(|resource| resource.resource_type);
    known.map_or_else(String::new, |known| format!("`{}`s", known.name))
}
