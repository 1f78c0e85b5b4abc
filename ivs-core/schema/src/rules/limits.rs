//! What a template holds at most.

use super::structure::id_of;
use crate::presence::Presence;
use crate::report::{Report, Rule};
use crate::size::{IN_BUCKET, IN_REQUEST};
use crate::view::{Indexed, Path, Place};

const MAXIMUM_RESOURCES: usize = 500;
const MAXIMUM_OTHERS: usize = 200;
const MAXIMUM_DESCRIPTION_BYTES: usize = 1024;

/// How many of these are there whatever the running program decides.
fn certain<'n>(declared: impl Iterator<Item = &'n Presence>) -> usize {
    declared
        .filter(|declared| **declared == Presence::Always)
        .count()
}

fn too_many(rule: Rule, what: &str, count: usize, most: usize, report: &mut Report<'_, '_>) {
    if count > most {
        let message = format!("the stack has {count} {what}, a template at most {most}");
        report
            .add(rule, id_of(Place::Stack), message)
            .help("divide it into several stacks");
    }
}

/// A template has at most 500 resources.
///
/// Why: CloudFormation refuses a larger one, and the quota can't be raised. Those under a condition
/// count, too.
///
/// ```text,wrong
/// for index in 0..501 { let room = Room { }; }
/// ```
///
/// ```text,right
/// for index in 0..500 { let room = Room { }; }
/// ```
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_resources(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let declared = stack.resources.iter().map(|resource| &resource.declared);
    let count = certain(declared);
    too_many(rule, "resources", count, MAXIMUM_RESOURCES, report);
}

/// A template has at most 200 parameters, 200 mappings and 200 outputs.
///
/// Why: CloudFormation refuses a larger one, and these quotas can't be raised. A parameter that holds a
/// list, or a mapping, takes the place of many parameters.
///
/// ```text,wrong
/// let chat = Room { };
/// for index in 0..201 { output arn = chat.arn; }
/// ```
///
/// ```text,right
/// let chat = Room { };
/// for index in 0..200 { output arn = chat.arn; }
/// ```
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_declarations(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let outputs = certain(stack.outputs.iter().map(|output| &output.declared));
    for (what, count) in [
        ("parameters", stack.parameters.len()),
        ("mappings", stack.mappings.len()),
        ("outputs", outputs),
    ] {
        too_many(rule, what, count, MAXIMUM_OTHERS, report);
    }
}

/// A template has at most 1,000,000 bytes.
///
/// Why: CloudFormation reads no larger one, not even from S3. The bytes are counted without white
/// space, and a template that would be larger with white space is written without. The macro counts
/// at least what it knows; the running program counts exactly.
///
/// ```text,wrong
/// let notes = AWS::SNS::Topic { DisplayName: ("x".repeat(1000000)) };
/// ```
///
/// ```text,right
/// let notes = AWS::SNS::Topic { DisplayName: "Notes" };
/// ```
///
/// Source: CloudFormation User Guide, "Quotas"; cfn-lint E1002.
pub(super) fn template_too_large(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let bytes = stack.census().bytes;
    if bytes > IN_BUCKET {
        let message =
            format!("the template has more than {IN_BUCKET} bytes, which is the most there is");
        report
            .add(rule, id_of(Place::Stack), message)
            .help("divide it into several stacks, or keep long texts in S3");
    }
}

/// A template of more than 51,200 bytes is read from an S3 bucket.
///
/// Why: a request to CloudFormation holds no more. The bytes are counted without white space, and a
/// template that would be larger with white space is written without. The AWS CDK uploads the template
/// by itself, `aws cloudformation deploy` if it is told a bucket; whoever deploys in one of these ways
/// allows the rule.
///
/// ```text,wrong
/// let notes = AWS::SNS::Topic { DisplayName: ("x".repeat(51200)) };
/// ```
///
/// ```text,right
/// let notes = AWS::SNS::Topic { DisplayName: "Notes" };
/// ```
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn template_needs_bucket(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let bytes = stack.census().bytes;
    if (IN_REQUEST + 1..=IN_BUCKET).contains(&bytes) {
        let message = format!(
            "the template has more than {IN_REQUEST} bytes, so it has to be read from a bucket"
        );
        report
            .add(rule, id_of(Place::Stack), message)
            .help("deploy it with the AWS CDK, or with `aws cloudformation deploy --s3-bucket ..`");
    }
}

/// The description of a stack or of an output has at most 1,024 bytes.
///
/// Why: CloudFormation refuses the template. Letters other than those of English take several bytes.
///
/// ```text,wrong
/// let chat = Room { };
/// #[doc = ("x".repeat(1025))]
/// output arn = chat.arn;
/// ```
///
/// ```text,right
/// let chat = Room { };
/// /// The room in which viewers talk.
/// output arn = chat.arn;
/// ```
///
/// Source: CloudFormation User Guide, "Description" and "Outputs".
pub(super) fn description_length(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let of_stack = stack
        .description
        .iter()
        .map(|description| (Place::Stack, "the stack".to_owned(), description));
    let of_outputs = stack
        .outputs
        .iter()
        .enumerate()
        .filter_map(|(index, output)| {
            let name = format!("the output `{}`", output.name);
            Some((Place::Output(index), name, output.description.as_ref()?))
        });
    for (place, name, description) in of_stack.chain(of_outputs) {
        let length = description.len();
        if length > MAXIMUM_DESCRIPTION_BYTES {
            let path = Path::at(place, &["Description"]);
            let message = format!(
                "the description of {name} has {length} bytes, but takes at most {MAXIMUM_DESCRIPTION_BYTES}"
            );
            report.add(rule, path, message).help(stack.spelling.choose(
                "shorten its doc comment; a comment with `//` stays out of the template",
                "shorten it",
            ));
        }
    }
}
