//! What recordings and logs are written to, and how it is named.

use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Path};
use std::collections::HashMap;

/// A property that names something, which another resource may be.
struct Name {
    on: &'static str,
    keys: &'static [&'static str],
    of: &'static str,
    /// The property that gives the other its name.
    given_in: &'static str,
}

/// How many resources with one name are looked at. Two can't exist together.
const MOST_OF_A_NAME: usize = 50;

const BUCKET: &str = "AWS::S3::Bucket";

const NAMES: [Name; 6] = [
    Name {
        on: "AWS::IVS::RecordingConfiguration",
        keys: &["DestinationConfiguration", "S3", "BucketName"],
        of: BUCKET,
        given_in: "BucketName",
    },
    Name {
        on: "AWS::IVS::StorageConfiguration",
        keys: &["S3", "BucketName"],
        of: BUCKET,
        given_in: "BucketName",
    },
    Name {
        on: "AWS::IVSChat::LoggingConfiguration",
        keys: &["DestinationConfiguration", "S3", "BucketName"],
        of: BUCKET,
        given_in: "BucketName",
    },
    Name {
        on: "AWS::IVSChat::LoggingConfiguration",
        keys: &["DestinationConfiguration", "CloudWatchLogs", "LogGroupName"],
        of: "AWS::Logs::LogGroup",
        given_in: "LogGroupName",
    },
    Name {
        on: "AWS::IVSChat::LoggingConfiguration",
        keys: &["DestinationConfiguration", "Firehose", "DeliveryStreamName"],
        of: "AWS::KinesisFirehose::DeliveryStream",
        given_in: "DeliveryStreamName",
    },
    Name {
        on: "AWS::S3::BucketPolicy",
        keys: &["Bucket"],
        of: BUCKET,
        given_in: "BucketName",
    },
];

/// A bucket, log group or delivery stream of the stack is named by reference.
///
/// Why: CloudFormation makes at the same time what does not refer to each other. A configuration that
/// knows its bucket by the name alone may be made first, and fails as there is none yet.
///
/// ```text,wrong
/// let bucket = AWS::S3::Bucket { bucket_name: "my-archive" };
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-archive" } },
/// };
/// output archive = archive.arn;
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket { bucket_name: "my-archive" };
/// let archive = RecordingConfiguration {
///     destination_configuration: { s3: { bucket_name: bucket } },
/// };
/// output archive = archive.arn;
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVSChat::LoggingConfiguration`, examples;
/// CloudFormation User Guide, "`DependsOn`".
pub(super) fn named_by_text(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for name in &NAMES {
        // Most stacks have none.
        if stack.resources_of(name.of).next().is_none() {
            continue;
        }
        let mut given: HashMap<&str, Vec<_>> = HashMap::new();
        for (place, other) in stack.resources_of(name.of) {
            if let Some(text) = other.get(name.given_in).text() {
                let known = given.entry(text).or_default();
                if known.len() < MOST_OF_A_NAME {
                    known.push((place, other));
                }
            }
        }
        for (index, resource) in stack.resources_of(name.on) {
            let mut field = Field::Known(&resource.properties);
            for key in name.keys {
                field = field.get(key);
            }
            let Some(text) = field.text() else {
                continue;
            };
            let meant = given
                .get(text)
                .into_iter()
                .flatten()
                .find(|(place, other)| {
                    stack.can_meet(resource, other)
                        && stack.needs().lead(index, *place) == Some(false)
                })
                .map(|(_, other)| *other);
            let Some(other) = meant else {
                continue;
            };
            let key = name.keys.last().copied().unwrap_or_default();
            let key = stack.spelling.property(key);
            let message = format!(
                "this names `{}` by its text, so that CloudFormation may make `{}` before it",
                other.name, resource.name
            );
            report
                .add(rule, Path::property(index, name.keys), message)
                .help(match stack.spelling {
                    Spelling::Rust => format!("write `{key}: {}`", other.name),
                    Spelling::CloudFormation => {
                        format!(r#"write `{{"Ref": "{}"}}`"#, other.id)
                    }
                });
        }
    }
}
