//! What happens to things when they leave the stack.

use crate::names::{Spelling, with_article};
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Field, Indexed, Node, Part, Path, Place, Way};
use std::collections::HashSet;

const DELETION: &str = "DeletionPolicy";
const UPDATE_REPLACE: &str = "UpdateReplacePolicy";

/// The types that CloudFormation takes snapshots of.
const WITH_SNAPSHOTS: &[&str] = &[
    "AWS::DocDB::DBCluster",
    "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
];

/// A policy is one that the type of the resource knows.
///
/// Why: CloudFormation refuses any other. It takes snapshots of databases and volumes; IVS has nothing of
/// which there are any. `RetainExceptOnCreate` is a `DeletionPolicy` only.
///
/// ```text,wrong
/// #[deletion_policy(Snapshot)]
/// let chat = Room { };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// let chat = Room { };
/// ```
///
/// Source: CloudFormation Template Reference, "`DeletionPolicy` attribute" and "`UpdateReplacePolicy`
/// attribute"; cfn-lint E3035 and E3036.
pub(super) fn policy_of_type(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, resource) in stack.resources.iter().enumerate() {
        for (attribute, values) in [
            (
                DELETION,
                &["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"][..],
            ),
            (UPDATE_REPLACE, &["Delete", "Retain", "Snapshot"][..]),
        ] {
            let Some(Node::String(policy)) = resource.attribute(attribute) else {
                continue;
            };
            let path = Way::Section(Place::Resource(index), attribute).path();
            if !values.contains(&&**policy) {
                let message = format!("`{attribute}` is no `{policy}`");
                report
                    .add(rule, path, message)
                    .maybe_help(suggest::help(policy, values));
            } else if policy == "Snapshot"
                && (resource.resource_type.is_some() || resource.type_name.starts_with("AWS::IVS"))
                && !WITH_SNAPSHOTS.contains(&&*resource.type_name)
            {
                let message = format!(
                    "there are no snapshots of `{}`, {}",
                    resource.name,
                    with_article(&resource.type_name)
                );
                report
                    .add(rule, path, message)
                    .help("write `Retain`, or leave it out");
            }
        }
    }
}

/// The types that hold what would be lost with them.
const STATEFUL: &[&str] = &[
    "AWS::DocDB::DBCluster",
    "AWS::DynamoDB::GlobalTable",
    "AWS::DynamoDB::Table",
    "AWS::EC2::Volume",
    "AWS::EFS::FileSystem",
    "AWS::KMS::Key",
    "AWS::Kinesis::Stream",
    "AWS::Logs::LogGroup",
    "AWS::Neptune::DBCluster",
    "AWS::OpenSearchService::Domain",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
    "AWS::S3::Bucket",
    "AWS::SecretsManager::Secret",
    "AWS::SQS::Queue",
];

/// What keeps data says what happens to it both when it is deleted and when it is replaced.
///
/// Why: `DeletionPolicy` does not count when an update replaces the resource, nor `UpdateReplacePolicy` when it
/// leaves the stack; with one of them the data can still be lost in the other way.
///
/// ```text,wrong
/// #[deletion_policy(Retain)]
/// let archive = AWS::S3::Bucket { };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let archive = AWS::S3::Bucket { };
/// ```
///
/// Source: CloudFormation Template Reference, "`UpdateReplacePolicy` attribute"; cfn-lint W3011.
pub(super) fn one_policy_of_two(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, resource) in stack.companions() {
        if !STATEFUL.contains(&&*resource.type_name) {
            continue;
        }
        let (given, missing) = match (
            resource.attribute(DELETION),
            resource.attribute(UPDATE_REPLACE),
        ) {
            (Some(policy), None) => ((DELETION, policy), UPDATE_REPLACE),
            (None, Some(policy)) => ((UPDATE_REPLACE, policy), DELETION),
            _ => continue,
        };
        let (given, policy) = given;
        // It is what happens anyway.
        if matches!(policy, Node::String(policy) if policy == "Delete") {
            continue;
        }
        let when = if missing == DELETION {
            "deleted"
        } else {
            "replaced"
        };
        let message = format!(
            "`{}` has {}, but is lost when it is {when}",
            resource.name,
            with_article(&stack.spelling.property(given))
        );
        let help = match stack.spelling {
            Spelling::Rust => format!("add `#[{}(Retain)]`", stack.spelling.property(missing)),
            Spelling::CloudFormation => format!("add `\"{missing}\": \"Retain\"`"),
        };
        let path = Way::Section(Place::Resource(index), given).path();
        report.add(rule, path, message).help(help);
    }
}

/// A bucket or a log group that IVS writes to says what happens to it with the stack.
///
/// Why: a bucket that holds recordings or chat logs keeps the stack from being deleted, since it is not
/// empty; a log group is deleted with all that it holds.
///
/// ```text,wrong
/// let logs = AWS::Logs::LogGroup { log_group_name: "/aws/vendedlogs/chat" };
/// let logging = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: logs } },
/// };
/// let chat = Room { logging_configuration_identifiers: [logging] };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let logs = AWS::Logs::LogGroup { log_group_name: "/aws/vendedlogs/chat" };
/// let logging = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: logs } },
/// };
/// let chat = Room { logging_configuration_identifiers: [logging] };
/// ```
///
/// Source: CloudFormation Template Reference, "`DeletionPolicy` attribute"; cfn-lint I3011.
pub(super) fn recordings_without_policy(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut written = None;
    for (index, resource) in stack.companions() {
        let what = match &*resource.type_name {
            "AWS::S3::Bucket" => "keeps the stack from being deleted once something is in it",
            "AWS::Logs::LogGroup" => "is deleted with the stack, and all that is in it",
            _ => continue,
        };
        let has_policy = [DELETION, UPDATE_REPLACE]
            .iter()
            .any(|policy| resource.attribute(policy).is_some());
        let written = written.get_or_insert_with(|| self::written(stack));
        if has_policy || !written.contains(&*resource.id) {
            continue;
        }
        let help = match stack.spelling {
            Spelling::Rust => {
                "write `#[deletion_policy(Retain)]` and `#[update_replace_policy(Retain)]`, or `Delete` \
                 if that is meant"
            }
            Spelling::CloudFormation => {
                "add `\"DeletionPolicy\": \"Retain\"` and `\"UpdateReplacePolicy\": \"Retain\"`"
            }
        };
        report
            .add(
                rule,
                Path::resource(index).part(Part::Type),
                format!("`{}` {what}", resource.name),
            )
            .help(help);
    }
}

/// The logical ids of the buckets and the log groups that the resources of IVS write to.
fn written<'s>(stack: &Indexed<'s, '_>) -> HashSet<&'s str> {
    const DESTINATION: &str = "DestinationConfiguration";
    const WRITERS: [(&str, &[&str]); 4] = [
        (
            "AWS::IVS::RecordingConfiguration",
            &[DESTINATION, "S3", "BucketName"],
        ),
        ("AWS::IVS::StorageConfiguration", &["S3", "BucketName"]),
        (
            "AWS::IVSChat::LoggingConfiguration",
            &[DESTINATION, "S3", "BucketName"],
        ),
        (
            "AWS::IVSChat::LoggingConfiguration",
            &[DESTINATION, "CloudWatchLogs", "LogGroupName"],
        ),
    ];
    let mut written = HashSet::new();
    for (type_name, keys) in WRITERS {
        for (_, writer) in stack.resources_of(type_name) {
            let properties = Field::Known(&writer.properties);
            let target = keys.iter().fold(properties, |field, key| field.get(key));
            written.extend(target.reference());
        }
    }
    written
}
