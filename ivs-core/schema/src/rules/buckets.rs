//! Buckets that recordings and chat logs are written to, and their policies.

use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path, Place, Resource, Step, Way};
use std::collections::{HashMap, HashSet};

const BUCKET: &str = "AWS::S3::Bucket";
const BUCKET_POLICY: &str = "AWS::S3::BucketPolicy";
const LOGGING_CONFIGURATION: &str = "AWS::IVSChat::LoggingConfiguration";
const RECORDING_CONFIGURATION: &str = "AWS::IVS::RecordingConfiguration";
const STAGE: &str = "AWS::IVS::Stage";
const STORAGE_CONFIGURATION: &str = "AWS::IVS::StorageConfiguration";

/// What a property says of a bucket: which one it is.
fn bucket_in<'n>(resource: &'n Resource<'_>) -> Field<'n, 'n> {
    match &*resource.type_name {
        BUCKET_POLICY => resource.get("Bucket"),
        STORAGE_CONFIGURATION => resource.get("S3").get("BucketName"),
        _ => resource
            .get("DestinationConfiguration")
            .get("S3")
            .get("BucketName"),
    }
}

/// A configuration that writes to a bucket of its stack.
struct Writer<'s, 'a> {
    name: &'s str,
    id: &'s str,
    /// Where the bucket stands.
    place: usize,
    bucket: &'s Resource<'a>,
}

/// The configurations of a type that write to a bucket of the stack, which they name by reference or
/// by its own name.
fn writers<'s, 'a>(stack: &Indexed<'s, 'a>, type_name: &str) -> Vec<Writer<'s, 'a>> {
    let mut writers = Vec::new();
    for (_, resource) in stack.resources_of(type_name) {
        let named = bucket_in(resource);
        let is_named = |place: usize, bucket: &Resource<'_>| match named {
            Field::Known(Node::Reference { .. }) => named
                .reference()
                .is_some_and(|id| stack.place_of(id) == Some(place)),
            Field::Known(Node::String(name)) => {
                bucket.get("BucketName").text() == Some(name) && stack.can_meet(resource, bucket)
            }
            _ => false,
        };
        let bucket = stack
            .resources_of(BUCKET)
            .find(|(place, bucket)| is_named(*place, bucket));
        if let Some((place, bucket)) = bucket {
            writers.push(Writer {
                name: &resource.name,
                id: &resource.id,
                place,
                bucket,
            });
        }
    }
    writers
}

/// A bucket for recordings is encrypted with keys of S3 itself.
///
/// Why: IVS can't write to a bucket whose default encryption is SSE-KMS. It deploys, and each
/// recording fails to start. For storage configurations this is so where a stage records its
/// participants.
///
/// ```text,wrong
/// let bucket = AWS::S3::Bucket {
///     bucket_encryption: {
///         ServerSideEncryptionConfiguration: [
///             { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
///         ],
///     },
/// };
/// let archive = RecordingConfiguration { destination_configuration: { s3: { bucket_name: bucket } } };
/// output archive = archive.arn;
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket {
///     bucket_encryption: {
///         ServerSideEncryptionConfiguration: [
///             { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
///         ],
///     },
/// };
/// let archive = RecordingConfiguration { destination_configuration: { s3: { bucket_name: bucket } } };
/// output archive = archive.arn;
/// ```
///
/// Source: IVS Low-Latency User Guide, "Troubleshooting FAQs"; IVS Real-Time User Guide, "Individual
/// Participant Recording".
pub(super) fn recording_to_kms_bucket(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let used_by_stages: HashSet<&str> = stack
        .resources_of(STAGE)
        .filter_map(|(_, stage)| {
            let recording = stage.get("AutoParticipantRecordingConfiguration");
            recording.get("StorageConfigurationArn").reference()
        })
        .collect();
    let is_of_stage = |storage: &Writer<'_, '_>| used_by_stages.contains(storage.id);
    let recordings = writers(stack, RECORDING_CONFIGURATION);
    let storages = writers(stack, STORAGE_CONFIGURATION);
    let storages = storages.into_iter().filter(is_of_stage);
    let mut reported = HashSet::new();
    for Writer {
        name,
        place,
        bucket,
        ..
    } in recordings.into_iter().chain(storages)
    {
        let keys = ["BucketEncryption", "ServerSideEncryptionConfiguration"];
        let Field::Known(Node::List(items)) = bucket.get(keys[0]).get(keys[1]) else {
            continue;
        };
        for (item, node) in items.iter().enumerate() {
            let algorithm = node
                .get("ServerSideEncryptionByDefault")
                .get("SSEAlgorithm");
            let Some(algorithm @ ("aws:kms" | "aws:kms:dsse")) = algorithm.text() else {
                continue;
            };
            if !reported.insert((place, item)) {
                continue;
            }
            let mut path = Path::property(place, &keys);
            path.steps.extend([
                Step::Index(item),
                Step::Key("ServerSideEncryptionByDefault".into()),
                Step::Key("SSEAlgorithm".into()),
            ]);
            let message = format!(
                "`{name}` records to this bucket, which IVS can't do with the encryption `{algorithm}`"
            );
            report
                .add(rule, path, message)
                .help("write `\"AES256\"`, or remove the encryption, which comes to the same");
        }
    }
}

/// A bucket for recordings of stages belongs to its owner, with all that is in it.
///
/// Why: with the ownership `ObjectWriter` recordings would belong to IVS, which refuses to record
/// there.
///
/// ```text,wrong
/// let bucket = AWS::S3::Bucket {
///     ownership_controls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
/// };
/// let storage = StorageConfiguration { s3: { bucket_name: bucket } };
/// output storage = storage.arn;
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket {
///     ownership_controls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
/// };
/// let storage = StorageConfiguration { s3: { bucket_name: bucket } };
/// output storage = storage.arn;
/// ```
///
/// Source: IVS Real-Time User Guide, "Individual Participant Recording" and "Composite Recording".
pub(super) fn recording_to_object_writer_bucket(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut reported = HashSet::new();
    for Writer {
        name,
        place,
        bucket,
        ..
    } in writers(stack, STORAGE_CONFIGURATION)
    {
        let Field::Known(Node::List(rules)) = bucket.get("OwnershipControls").get("Rules") else {
            continue;
        };
        let wrong = rules
            .iter()
            .position(|node| node.get("ObjectOwnership").text() == Some("ObjectWriter"));
        let Some(item) = wrong.filter(|_| reported.insert(place)) else {
            continue;
        };
        let mut path = Path::property(place, &["OwnershipControls", "Rules"]);
        path.steps
            .extend([Step::Index(item), Step::Key("ObjectOwnership".into())]);
        let message = format!(
            "`{name}` records to this bucket, where recordings would belong to IVS and not to you"
        );
        report
            .add(rule, path, message)
            .help("write `\"BucketOwnerEnforced\"` or `\"BucketOwnerPreferred\"`");
    }
}

/// Who changes the policy of a bucket when it is made.
struct Grantee {
    type_name: &'static str,
    /// What its name in a policy contains.
    service: &'static str,
    /// What it can do with the statement that it adds.
    does: &'static str,
}

const GRANTEES: [Grantee; 2] = [
    Grantee {
        type_name: STORAGE_CONFIGURATION,
        service: "ivs-composite.",
        does: "recordings",
    },
    Grantee {
        type_name: LOGGING_CONFIGURATION,
        service: "delivery.logs.amazonaws.com",
        does: "chat logs",
    },
];

/// A storage or logging configuration with the policy that the stack gives its bucket.
struct Pair<'s, 'a> {
    grantee: &'static Grantee,
    writer: usize,
    policy: usize,
    writer_name: &'s str,
    policy_resource: &'s Resource<'a>,
}

/// Each storage or logging configuration with each policy for its bucket.
fn pairs<'s, 'a>(stack: &Indexed<'s, 'a>) -> Vec<Pair<'s, 'a>> {
    // A bucket has one policy; more of them are compared as long as there are few.
    const MOST_POLICIES: usize = 10;

    let bucket = |resource: &'s Resource<'a>| match bucket_in(resource) {
        Field::Known(Node::Reference { to, .. }) => Some((true, &**to)),
        Field::Known(Node::String(name)) => Some((false, &**name)),
        _ => None,
    };
    let mut policies: HashMap<(bool, &str), Vec<_>> = HashMap::new();
    for (policy, resource) in stack.resources_of(BUCKET_POLICY) {
        if let Some(bucket) = bucket(resource) {
            let known = policies.entry(bucket).or_default();
            if known.len() < MOST_POLICIES {
                known.push((policy, resource));
            }
        }
    }
    let mut pairs = Vec::new();
    if policies.is_empty() {
        return pairs;
    }
    for grantee in &GRANTEES {
        for (writer, resource) in stack.resources_of(grantee.type_name) {
            let known = bucket(resource).and_then(|bucket| policies.get(&bucket));
            for &(policy, policy_resource) in known.into_iter().flatten() {
                if stack.can_meet(resource, policy_resource) {
                    pairs.push(Pair {
                        grantee,
                        writer,
                        policy,
                        writer_name: &resource.name,
                        policy_resource,
                    });
                }
            }
        }
    }
    pairs
}

/// A bucket has its policy before a storage or logging configuration adds to it.
///
/// Why: making the configuration adds a statement for the service to the policy of the bucket. A
/// policy that is made afterwards replaces it, or fails as there is one already.
///
/// ```text,wrong
/// let bucket = AWS::S3::Bucket {};
/// let policy = AWS::S3::BucketPolicy {
///     bucket,
///     policy_document: { Statement: [{
///         Effect: "Allow",
///         Principal: { Service: format!("ivs-composite.{}.amazonaws.com", aws::region) },
///         Action: ["s3:PutObject", "s3:PutObjectAcl"],
///         Resource: format!("{}/*", bucket.arn),
///     }] },
/// };
/// let storage = StorageConfiguration { s3: { bucket_name: bucket } };
/// output storage = storage.arn;
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket {};
/// let policy = AWS::S3::BucketPolicy {
///     bucket,
///     policy_document: { Statement: [{
///         Effect: "Allow",
///         Principal: { Service: format!("ivs-composite.{}.amazonaws.com", aws::region) },
///         Action: ["s3:PutObject", "s3:PutObjectAcl"],
///         Resource: format!("{}/*", bucket.arn),
///     }] },
/// };
/// #[depends_on(policy)]
/// let storage = StorageConfiguration { s3: { bucket_name: bucket } };
/// output storage = storage.arn;
/// ```
///
/// Source: IVS Real-Time User Guide, "Composite Recording"; CloudWatch Logs User Guide, "Enabling
/// Logging from AWS Services".
pub(super) fn made_before_bucket_policy(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for pair in pairs(stack) {
        let Pair { writer, policy, .. } = pair;
        if stack.needs().lead(writer, policy) != Some(false) {
            continue;
        }
        let name = &pair.policy_resource.name;
        let message = format!(
            "`{}` adds a statement to the policy of its bucket, which `{name}` replaces if it is made later",
            pair.writer_name
        );
        let help = if stack.needs().lead(policy, writer) == Some(true) {
            format!(
                "let `{name}` do without `{}`, and make it first",
                pair.writer_name
            )
        } else {
            match stack.spelling {
                Spelling::Rust => format!("write `#[depends_on({name})]` above it"),
                Spelling::CloudFormation => format!("add `DependsOn: {name}`"),
            }
        };
        report
            .add(rule, Path::resource(writer).part(Part::Name), message)
            .help(help);
    }
}

/// The policy of a bucket lets in who writes to it.
///
/// Why: making a storage or logging configuration adds a statement for the service to the policy. The
/// next change of a policy in the stack replaces it as a whole, and without a statement of its own
/// recordings and logs stop.
///
/// ```text,wrong
/// let bucket = AWS::S3::Bucket {};
/// let policy = AWS::S3::BucketPolicy { bucket, policy_document: { Statement: [] } };
/// #[depends_on(policy)]
/// let storage = StorageConfiguration { s3: { bucket_name: bucket } };
/// output storage = storage.arn;
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket {};
/// let policy = AWS::S3::BucketPolicy {
///     bucket,
///     policy_document: { Statement: [{
///         Effect: "Allow",
///         Principal: { Service: format!("ivs-composite.{}.amazonaws.com", aws::region) },
///         Action: ["s3:PutObject", "s3:PutObjectAcl"],
///         Resource: format!("{}/*", bucket.arn),
///         Condition: {
///             StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
///             Bool: { "aws:SecureTransport": "true" },
///         },
///     }] },
/// };
/// #[depends_on(policy)]
/// let storage = StorageConfiguration { s3: { bucket_name: bucket } };
/// output storage = storage.arn;
/// ```
///
/// Source: IVS Real-Time User Guide, "Composite Recording"; CloudWatch Logs User Guide, "Enabling
/// Logging from AWS Services".
pub(super) fn bucket_policy_without_service(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for pair in pairs(stack) {
        let Grantee {
            service,
            does,
            type_name,
        } = pair.grantee;
        let Field::Known(document) = pair.policy_resource.get("PolicyDocument") else {
            continue;
        };
        if may_name(document, service) {
            continue;
        }
        let message = format!(
            "this policy has no statement for `{}`; the next change of it removes the one that was added, and stops {does}",
            pair.writer_name
        );
        let help = if *type_name == STORAGE_CONFIGURATION {
            "let `ivs-composite.<region>.amazonaws.com` do `s3:PutObject` and `s3:PutObjectAcl` with the objects of the bucket"
        } else {
            "let `delivery.logs.amazonaws.com` do `s3:GetBucketAcl` with the bucket, and `s3:PutObject` with its objects under `AWSLogs/`"
        };
        report
            .add(
                rule,
                Path::property(pair.policy, &["PolicyDocument"]).part(Part::Key),
                message,
            )
            .help(help);
    }
}

/// Whether a policy may have a statement for a service, or for everybody.
fn may_name(document: &Node<'_>, service: &str) -> bool {
    let way = Way::Section(Place::Stack, "PolicyDocument");
    let mut is_found = matches!(document, Node::Reference { .. });
    document.walk(&way, &mut |way, node| {
        is_found |= match node {
            Node::Unknown => true,
            Node::String(text) => {
                text.contains(service)
                    || text == "*" && matches!(way, Way::Key(_, "Principal" | "AWS" | "Service"))
            }
            _ => false,
        };
    });
    is_found
}

/// Why S3 has no bucket of this name; `None` if it may have one.
fn name_fault(name: &str) -> Option<String> {
    // Each is reserved.
    const PREFIXES: [&str; 3] = ["xn--", "sthree-", "amzn-s3-demo-"];
    const SUFFIXES: [&str; 5] = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    let is_address = name.split('.').count() == 4
        && name.split('.').all(|part| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    if (1..3).contains(&name.len()) {
        return Some("is shorter than 3 characters".into());
    }
    if name.contains("..") {
        return Some("has two periods side by side".into());
    }
    if is_address {
        return Some("has the form of an IP address".into());
    }
    if let Some(prefix) = PREFIXES.iter().find(|prefix| name.starts_with(**prefix)) {
        return Some(format!("starts with `{prefix}`, which is reserved"));
    }
    let suffix = SUFFIXES.iter().find(|suffix| name.ends_with(**suffix))?;
    Some(format!("ends with `{suffix}`, which is reserved"))
}

/// The name of a new bucket keeps the naming rules of S3.
///
/// Why: S3 refuses names of less than 3 characters, with two periods side by side, in the form of an IP
/// address, and with a reserved start or end. With the empty string CloudFormation makes a name up.
///
/// ```text,wrong
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket { bucket_name: "my..archive" };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let bucket = AWS::S3::Bucket { bucket_name: "my.archive" };
/// ```
///
/// Source: Amazon S3 User Guide, "General purpose bucket naming rules"; Amazon S3 API reference, "Error
/// responses", `InvalidBucketName`.
pub(super) fn bucket_name_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, bucket) in stack.resources_of(BUCKET) {
        if let Some(name) = bucket.get("BucketName").text()
            && let Some(fault) = name_fault(name)
        {
            let message = format!("no bucket can be called `{name}`: it {fault}");
            report
                .add(rule, Path::property(index, &["BucketName"]), message)
                .help("choose another name, as in `\"my-archive\"`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_buckets_are_told_from_what_is_none() {
        for name in [
            "",
            "abc",
            "a.b",
            "my-archive",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.4444",
            "a1.2.3.4",
            "a-s3-alias",
            "my-xn--archive",
        ] {
            assert_eq!(name_fault(name), None, "{name}");
        }
        for name in [
            "a",
            "ab",
            "a..b",
            "192.168.5.4",
            "xn--archive",
            "sthree-archive",
            "amzn-s3-demo-bucket",
            "archive-s3alias",
            "archive--ol-s3",
            "archive.mrap",
            "archive--x-s3",
            "archive--table-s3",
        ] {
            assert!(name_fault(name).is_some(), "{name}");
        }
    }
}
