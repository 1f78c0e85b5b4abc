//! Outputs, and what they export.

use super::functions::ListJudge;
use super::rivals::Rivals;
use crate::presence::Presence;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Output, Place, Way};
use std::collections::HashMap;

/// An output shows one text.
///
/// Why: CloudFormation refuses a list, and an output without a value.
///
/// ```text,wrong
/// let chat = Room { };
/// output arns = [chat.arn];
/// ```
///
/// ```text,right
/// let chat = Room { };
/// output arns = Fn::join(",", [chat.arn]);
/// ```
///
/// Source: CloudFormation User Guide, "Outputs"; cfn-lint E6101.
pub(super) fn output_is_text(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, output) in stack.outputs.iter().enumerate() {
        let here = stack.presence(output.condition.as_deref(), &output.declared);
        let way = Way::Section(Place::Output(index), "Value");
        faults(
            stack,
            &way,
            &output.value,
            &here,
            &mut |way, message, help| {
                let message = format!("the output `{}` {message}", output.name);
                report.add(rule, way.path(), message).help(help);
            },
        );
    }
}

/// Calls `fault` for each value that an output may have but can't show.
fn faults(
    stack: &Indexed<'_, '_>,
    way: &Way<'_>,
    node: &Node<'_>,
    here: &Presence,
    fault: &mut impl FnMut(&Way<'_>, &str, &str),
) {
    let lists = ListJudge { stack };
    match node {
        Node::Function(function, argument) if function == "Fn::If" => {
            for (index, branch, there) in branches(stack, argument, here) {
                let inside = Way::Key(way, function);
                faults(stack, &Way::Item(&inside, index), branch, &there, fault);
            }
        }
        Node::Object(_) => fault(
            way,
            "is a text, not a block",
            "show its parts in outputs of their own",
        ),
        node if lists.is_list(node) => fault(
            way,
            "is a text, not a list",
            stack.spelling.choose(
                "put the items together with `Fn::join(\",\", list)`",
                "put the items together with `{\"Fn::Join\": [\",\", list]}`",
            ),
        ),
        node if node.is_no_value() => fault(
            way,
            "has no value here",
            stack.spelling.choose(
                "leave the output out with an `if` around it",
                "leave the output out with a `Condition`",
            ),
        ),
        _ => {}
    }
}

/// The branches of `Fn::If` that certainly can be taken, each with its place and with what holds there.
pub(super) fn branches<'n, 'a>(
    stack: &Indexed<'_, '_>,
    argument: &'n Node<'a>,
    here: &Presence,
) -> Vec<(usize, &'n Node<'a>, Presence)> {
    let Node::List(arguments) = argument else {
        return Vec::new();
    };
    // A Rust `if` decides before there is a template.
    let Some(Node::String(id)) = arguments.first() else {
        return Vec::new();
    };
    let holds = stack.presence(Some(id), &Presence::Always);
    let sides = [holds.clone(), !holds];
    let branches = arguments.iter().enumerate().skip(1).zip(sides);
    branches
        .map(|((index, branch), side)| (index, branch, Presence::and([here.clone(), side])))
        .filter(|(_, _, there)| {
            there.is_possible(stack.comparable_conditions().domains()) == Some(true)
        })
        .collect()
}

/// The name of an export is a text that is known before anything is made.
///
/// Why: CloudFormation refuses one that depends on a resource, and an empty one. An `Export` is a block with
/// a `Name`.
///
/// ```text,wrong
/// let chat = Room { };
/// #[export(format!("chat-{}", chat.id))]
/// output arn = chat.arn;
/// ```
///
/// ```text,right
/// let chat = Room { };
/// #[export(format!("{}-chat", aws::stack_name))]
/// output arn = chat.arn;
/// ```
///
/// Source: CloudFormation User Guide, "Outputs"; its errors "The Export field of every Outputs member must be
/// a Map" and "The Name field of every Export member must be specified"; cfn-lint E6102.
pub(super) fn export_name(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let lists = ListJudge { stack };
    let write = stack.spelling.choose(
        "write `#[export(\"..\")]`",
        "write `\"Export\": { \"Name\": \"..\" }`",
    );
    for (index, output) in stack.outputs.iter().enumerate() {
        let Some(name) = &output.export else {
            if !super::shape::is_rewritten(stack)
                && let Some((_, export)) =
                    output.other_entries.iter().find(|(key, _)| key == "Export")
                && let Some(message) = no_name(export)
            {
                let path = Way::Section(Place::Output(index), "Export").path();
                report.add(rule, path, message).help(write);
            }
            continue;
        };
        let (fault, help) = if lists.depends_on_resource(name) {
            (
                "depends on a resource, but is needed before any is made",
                stack.spelling.choose(
                    "make it of texts, parameters and pseudo parameters such as `aws::stack_name`",
                    "make it of texts, parameters and pseudo parameters such as `AWS::StackName`",
                ),
            )
        } else if lists.is_list(name) || matches!(name, Node::Object(_)) || name.is_no_value() {
            ("is a text", write)
        } else if matches!(name, Node::String(name) if name.is_empty()) {
            ("is not empty", write)
        } else {
            continue;
        };
        let path = Way::Section(Place::Output(index), "Export").path();
        report
            .add(rule, path, format!("the name of an export {fault}"))
            .help(help);
    }
}

/// What is wrong with an export that has no name.
fn no_name(export: &Node<'_>) -> Option<&'static str> {
    match export {
        Node::Unknown => None,
        Node::Function(name, _) if name == "Fn::Transform" => None,
        Node::Object(entries) if entries.iter().any(|(key, _)| key == "Fn::Transform") => None,
        Node::Object(_) => Some("an export needs a `Name`"),
        _ => Some("an export is a block with a `Name`"),
    }
}

/// The name of an export stands once.
///
/// Why: names of exports are unique in an account and a region, so that the second one fails the
/// deployment. Outputs of which each deployment has one can share a name.
///
/// ```text,wrong
/// let chat = Room { };
/// #[export("chat")]
/// output arn = chat.arn;
/// #[export("chat")]
/// output id = chat.id;
/// ```
///
/// ```text,right
/// let chat = Room { };
/// #[export("chat-arn")]
/// output arn = chat.arn;
/// #[export("chat-id")]
/// output id = chat.id;
/// ```
///
/// Source: CloudFormation User Guide, "Outputs".
pub(super) fn duplicate_export(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let mut known = Rivals::new();
    for (index, output) in stack.outputs.iter().enumerate() {
        let Some(name) = output.export.as_ref().filter(|name| !name.holds_unknown()) else {
            continue;
        };
        let existence =
            |output: &Output<'_>| stack.presence(output.condition.as_deref(), &output.declared);
        let here = existence(output);
        let first = known.first(name.identity(), output, |other| {
            let there = existence(other);
            there.together(&here, stack.comparable_conditions().domains()) == Some(true)
        });
        if let Some(first) = first {
            let message = format!(
                "the output `{}` exports under this name already",
                first.name
            );
            let path = Way::Section(Place::Output(index), "Export").path();
            report
                .add(rule, path, message)
                .help("give each export a name of its own");
        }
    }
}

/// A stack does not import what it exports itself.
///
/// Why: at the first deployment the export is not there yet, so that it fails.
///
/// ```text,wrong
/// let chat = Room { };
/// #[export("chat-arn")]
/// output arn = chat.arn;
/// let notes = AWS::SNS::Topic { DisplayName: Fn::import_value("chat-arn") };
/// ```
///
/// ```text,right
/// let chat = Room { };
/// #[export("chat-arn")]
/// output arn = chat.arn;
/// let notes = AWS::SNS::Topic { DisplayName: chat.arn };
/// ```
///
/// Source: CloudFormation Template Reference, "`Fn::ImportValue`".
pub(super) fn import_of_own_export(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    if stack.outputs.iter().all(|output| output.export.is_none()) {
        return;
    }
    let mut exported = HashMap::new();
    for output in &stack.outputs {
        if let Some(name) = &output.export
            && output.condition.is_none()
            && output.declared == Presence::Always
        {
            exported.entry(name.identity()).or_insert(&output.name);
        }
    }
    super::functions::functions(stack, &mut |way, function, argument| {
        if function != "Fn::ImportValue" || argument.holds_unknown() {
            return;
        }
        if let Some(own) = exported.get(&argument.identity()) {
            let message = format!(
                "the output `{own}` exports it, which the first deployment has not done yet"
            );
            report
                .add(rule, way.path(), message)
                .help("write what the output shows");
        }
    });
}
