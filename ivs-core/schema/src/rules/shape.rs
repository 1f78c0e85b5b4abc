//! The form of a template.

use super::functions::{self, ListJudge};
use crate::entries;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Field, Indexed, Node, Part, Path, Place, Resource, Stack, Way};
use std::borrow::Cow;

/// The transforms of AWS, whose effects are documented. Any other one is a macro of the account and may
/// change everything.
const OF_AWS: &str = "AWS::";

/// Whether a macro rewrites the template before CloudFormation reads it.
pub(super) fn is_rewritten(stack: &Stack<'_>) -> bool {
    stack
        .transforms
        .iter()
        .any(|name| !name.starts_with(OF_AWS))
}

fn has_serverless(stack: &Stack<'_>) -> bool {
    let mut names = stack.transforms.iter();
    names.any(|name| name.starts_with("AWS::Serverless"))
}

/// Whether a function is in place of entries, and makes them.
fn makes_entries(key: &str) -> bool {
    key == "Fn::Transform" || key.starts_with("Fn::ForEach")
}

/// Whether some entries of a block are made by a function.
fn may_have_more(entries: &[(Cow<'_, str>, Node<'_>)]) -> bool {
    entries.iter().any(|(key, _)| makes_entries(key))
}

/// Each entry of a resource is one of CloudFormation's, and has its form.
///
/// Why: CloudFormation refuses the template. `DependsOn` is a string or a list of strings; a creation policy
/// and an update policy are blocks, which `Fn::If` can choose.
///
/// ```json,wrong
/// {
///   "Resources": {
///     "Chat": { "Type": "AWS::IVSChat::Room", "Propertys": { "Name": "chat" } }
///   }
/// }
/// ```
///
/// ```json,right
/// {
///   "Resources": {
///     "Chat": { "Type": "AWS::IVSChat::Room", "Properties": { "Name": "chat" } }
///   }
/// }
/// ```
///
/// Source: CloudFormation Template Reference, "Resource attribute reference"; its errors "Invalid template
/// resource property", "Every Type member must be a string", "`DependsOn` must be a string or list of
/// strings" and "Expected an object"; cfn-lint E3001, E3016 and E3055.
pub(super) fn resource_entry(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if is_rewritten(stack) {
        return;
    }
    for (index, resource) in stack.resources.iter().enumerate() {
        let place = Place::Resource(index);
        for (key, node) in &resource.other_entries {
            let path = Path::at(place, &[key]);
            if key == "Type" {
                report
                    .add(rule, path, "the type of a resource is not empty")
                    .help("write `\"Type\": \"AWS::IVS::Channel\"`");
            } else if key == "DependsOn" {
                let is_made = !stack.transforms.is_empty() && holds_function(node);
                if !is_made && *node != Node::Unknown {
                    let message = "`DependsOn` takes a logical id, or a list of them";
                    report.add(rule, path, message).help(depends_on_help(node));
                }
            } else if !is_known_to_transform(stack, resource, key) {
                report
                    .add(
                        rule,
                        path.part(Part::Key),
                        format!("a resource has no entry `{key}`"),
                    )
                    .help(instead_of_entry(resource, key));
            }
        }
        for attribute in ["CreationPolicy", "UpdatePolicy"] {
            let is_block = match resource.attribute(attribute) {
                None | Some(Node::Object(_) | Node::Unknown) => true,
                Some(Node::Function(name, _)) => name == "Fn::If" || name == "Fn::Transform",
                Some(_) => false,
            };
            if !is_block {
                let name = stack.spelling.property(attribute);
                report
                    .add(
                        rule,
                        Way::Section(place, attribute).path(),
                        format!("`{name}` takes a block"),
                    )
                    .help(stack.spelling.choose(
                        "write it as `{ ResourceSignal: { Count: 1 } }`",
                        "write it as `{ .. }`, with its values inside",
                    ));
            }
        }
    }
}

/// Whether there is a function in a value or in a list.
fn holds_function(node: &Node<'_>) -> bool {
    match node {
        Node::List(items) => items.iter().any(holds_function),
        Node::Function(..) | Node::Reference { .. } => true,
        _ => false,
    }
}

/// Whether an entry is one that a transform of AWS, a custom resource or a module reads.
fn is_known_to_transform(stack: &Stack<'_>, resource: &Resource<'_>, key: &str) -> bool {
    let type_name = &*resource.type_name;
    match key {
        "Version" => {
            type_name.starts_with("Custom::") || type_name == "AWS::CloudFormation::CustomResource"
        }
        "Connectors" | "IgnoreGlobals" => has_serverless(stack),
        // A module is replaced by its resources.
        key => makes_entries(key) || type_name.ends_with("::MODULE"),
    }
}

fn depends_on_help(node: &Node<'_>) -> String {
    match node {
        Node::Reference { to, .. } => format!("write `\"DependsOn\": \"{to}\"`"),
        _ => "write `\"DependsOn\": [\"..\"]`".into(),
    }
}

fn instead_of_entry(resource: &Resource<'_>, key: &str) -> String {
    let is_property = resource
        .resource_type
        .is_some_and(|known| known.property(key).is_some());
    if is_property {
        return format!("`{key}` belongs into `Properties`");
    }
    suggest::closest(key, entries::RESOURCE.iter().copied()).map_or_else(
        || "remove it; the settings of a resource belong into its `Properties`".into(),
        |meant| format!("did you mean `{meant}`?"),
    )
}

/// Each entry of an output, a creation policy or an update policy is one that CloudFormation knows.
///
/// Why: it reads no other, so that what was meant does not happen.
///
/// ```text,wrong
/// #[update_policy({ AutoScalingRollingUpdat: { MinInstancesInService: 1 } })]
/// let encoders = AWS::AutoScaling::AutoScalingGroup {
///     LaunchConfigurationName: "encoders",
///     MinSize: "1",
///     MaxSize: "2",
/// };
/// ```
///
/// ```text,right
/// #[update_policy({ AutoScalingRollingUpdate: { MinInstancesInService: 1 } })]
/// let encoders = AWS::AutoScaling::AutoScalingGroup {
///     LaunchConfigurationName: "encoders",
///     MinSize: "1",
///     MaxSize: "2",
/// };
/// ```
///
/// Source: CloudFormation User Guide, "Outputs"; Template Reference, "`CreationPolicy` attribute" and
/// "`UpdatePolicy` attribute"; cfn-lint E6001, E3016 and E3055.
pub(super) fn unknown_entry(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if is_rewritten(stack) {
        return;
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        for (key, _) in &output.other_entries {
            if entries::OUTPUT.contains(&&**key) || makes_entries(key) {
                continue;
            }
            let path = Path::at(Place::Output(index), &[key]).part(Part::Key);
            let message = format!("an output has no entry `{key}`");
            report
                .add(rule, path, message)
                .maybe_help(suggest::help(key, entries::OUTPUT));
        }
    }
    for (index, resource) in stack.resources.iter().enumerate() {
        for (attribute, known) in [
            ("CreationPolicy", entries::CREATION_POLICY),
            ("UpdatePolicy", entries::UPDATE_POLICY),
        ] {
            let Some(Node::Object(policy)) = resource.attribute(attribute) else {
                continue;
            };
            let way = Way::Section(Place::Resource(index), attribute);
            for (key, _) in policy {
                if !known.contains(&&**key) && !makes_entries(key) {
                    let name = stack.spelling.property(attribute);
                    report
                        .add(
                            rule,
                            Way::Key(&way, key).path().part(Part::Key),
                            format!("`{name}` has no entry `{key}`"),
                        )
                        .maybe_help(suggest::help(key, known));
                }
            }
        }
    }
}

/// The functions that are true or false.
const CONDITIONS: &[&str] = &["Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

/// A condition is a comparison of strings, another condition, or `Fn::And`, `Fn::Or` or `Fn::Not` of these.
///
/// Why: CloudFormation refuses any other. In the macro conditions are written with operators, which have
/// this form.
///
/// ```json,wrong
/// {
///   "Parameters": { "IsProd": { "Type": "String" } },
///   "Conditions": { "Prod": { "Ref": "IsProd" } },
///   "Resources": { "Chat": { "Type": "AWS::IVSChat::Room", "Condition": "Prod" } }
/// }
/// ```
///
/// ```json,right
/// {
///   "Parameters": { "IsProd": { "Type": "String" } },
///   "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "IsProd" }, "true"] } },
///   "Resources": { "Chat": { "Type": "AWS::IVSChat::Room", "Condition": "Prod" } }
/// }
/// ```
///
/// Source: CloudFormation Template Reference, "Condition functions"; CloudFormation's errors "Conditions can
/// only be boolean operations on parameters and other conditions", "every `Fn::Equals` object requires a list
/// of 2 string parameters" and "every `Fn::Not` object requires a list with exactly 1 boolean parameter";
/// cfn-lint E8001 and E8003 to E8006.
pub(super) fn condition_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if is_rewritten(stack) {
        return;
    }
    for (index, condition) in stack.conditions.iter().enumerate() {
        if !makes_entries(&condition.id) {
            let way = Way::Place(Place::Condition(index));
            in_condition(
                stack,
                &way,
                &condition.value,
                &mut |way, (message, help)| {
                    report.add(rule, way.path(), message).help(help);
                },
            );
        }
    }
}

/// Calls `fault` for each part of a condition that is neither true nor false.
fn in_condition(
    stack: &Indexed<'_, '_>,
    way: &Way<'_>,
    node: &Node<'_>,
    fault: &mut dyn FnMut(&Way<'_>, (String, String)),
) {
    let (function, argument) = match node {
        Node::Function(function, argument) if CONDITIONS.contains(&&**function) => {
            (&**function, &**argument)
        }
        node => {
            if let Some(found) = no_condition(stack, node) {
                fault(way, found);
            }
            return;
        }
    };
    let inside = Way::Key(way, function);
    let arguments = match argument {
        Node::List(arguments) => arguments,
        Node::Function(..) | Node::Reference { .. } if !is_transform(argument) => {
            let form = match function {
                "Fn::Not" => "[..]",
                _ => "[.., ..]",
            };
            let message = format!("`{function}` takes a list");
            let help = format!("write `{{\"{function}\": {form}}}`");
            if function != "Condition" {
                fault(way, (message, help));
            }
            return;
        }
        _ => return,
    };
    if function == "Fn::Equals" {
        for (index, side) in arguments.iter().enumerate() {
            if let Some(found) = no_side(stack, side) {
                fault(&Way::Item(&inside, index), found);
                return;
            }
        }
        return;
    }
    let mut has_fault = false;
    for (index, part) in arguments.iter().enumerate() {
        let way = Way::Item(&inside, index);
        in_condition(stack, &way, part, &mut |way, found| {
            // Those of one list have one cause.
            if !has_fault {
                fault(way, found);
            }
            has_fault = true;
        });
    }
}

fn is_transform(node: &Node<'_>) -> bool {
    matches!(node, Node::Function(name, _) if name == "Fn::Transform")
}

/// Why a value is neither true nor false, unless another rule says so.
fn no_condition(stack: &Indexed<'_, '_>, node: &Node<'_>) -> Option<(String, String)> {
    let compare = |with: &str| format!("compare it: `{{\"Fn::Equals\": [{with}, \"..\"]}}`");
    Some(match node {
        Node::Function(name, _) => {
            if !functions::is_of_values(name)
                || matches!(&**name, "Fn::Transform" | "Fn::ImportValue")
            {
                return None;
            }
            (
                format!("`{name}` is not a condition"),
                compare(&format!("{{\"{name}\": ..}}")),
            )
        }
        Node::Reference {
            to,
            attribute: None,
            ..
        } => {
            stack.parameter(to)?;
            (
                format!("the parameter `{to}` is not a condition"),
                compare(&format!("{{\"Ref\": \"{to}\"}}")),
            )
        }
        // It refers to a resource, or to nothing.
        Node::Unknown | Node::Reference { .. } => return None,
        Node::Object(entries) if may_have_more(entries) => return None,
        Node::Object(entries) if entries.len() > 1 => (
            format!("a condition is one function, not {}", entries.len()),
            "put them into `{\"Fn::And\": [.., ..]}` or `{\"Fn::Or\": [.., ..]}`".into(),
        ),
        Node::String(id) if stack.conditions.iter().any(|condition| condition.id == *id) => (
            format!("the string `\"{id}\"` is not a condition"),
            format!("write `{{\"Condition\": \"{id}\"}}`"),
        ),
        other => (
            format!("a condition is a function, not {}", described(other)),
            "write `{\"Fn::Equals\": [.., ..]}`".into(),
        ),
    })
}

/// A value as a message names it.
fn described(node: &Node<'_>) -> Cow<'static, str> {
    match node {
        Node::String(text) if text.chars().count() > 40 => "this string".into(),
        Node::Function(name, _) => format!("`{name}`").into(),
        Node::Reference {
            attribute: None, ..
        } => "`Ref`".into(),
        Node::Reference { .. } => "`Fn::GetAtt`".into(),
        node => node.describe().into(),
    }
}

/// Why a value can't be compared.
fn no_side(stack: &Indexed<'_, '_>, node: &Node<'_>) -> Option<(String, String)> {
    let lists = ListJudge { stack };
    let operator = stack.spelling.choose("==", "Fn::Equals");
    match node {
        Node::Function(..) => None,
        Node::Object(entries) if may_have_more(entries) || !is_plain(entries) => None,
        Node::Object(_) => Some((
            format!("`{operator}` compares strings, not blocks"),
            "compare each of its values".into(),
        )),
        node if lists.is_list(node) => Some((
            format!("`{operator}` compares strings, not lists"),
            match node {
                Node::Reference { to, .. } => {
                    let name = stack.parameter(to).map_or(to, |found| &found.name);
                    match stack.spelling {
                        Spelling::Rust => {
                            format!("compare `Fn::join(\",\", {name})`, or one item: `{name}[0]`")
                        }
                        Spelling::CloudFormation => format!(
                            "compare `{{\"Fn::Join\": [\",\", {{\"Ref\": \"{to}\"}}]}}`, or one item with `Fn::Select`"
                        ),
                    }
                }
                _ => "compare one item of each with another".into(),
            },
        )),
        _ => None,
    }
}

/// Whether no key of a block is a function.
fn is_plain(entries: &[(Cow<'_, str>, Node<'_>)]) -> bool {
    !entries.iter().any(|(key, _)| key.starts_with("Fn::"))
}

/// An assertion and the condition of a rule are functions that are true or false, and a rule has an
/// assertion.
///
/// Why: a rule with anything else checks nothing.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// section Rules = { StageIsKnown: { Assertions: [{ Assert: stage }] } };
/// let chat = Room { name: stage };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// section Rules = {
///     StageIsKnown: { Assertions: [{ Assert: { "Fn::Contains": [["dev", "prod"], stage] } }] },
/// };
/// let chat = Room { name: stage };
/// ```
///
/// Source: CloudFormation User Guide, "Rules"; cfn-lint E1700 to E1702.
pub(super) fn assertion_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let Some((_, Node::Object(rules))) = stack.sections.iter().find(|(name, _)| name == "Rules")
    else {
        return;
    };
    if is_rewritten(stack) {
        return;
    }
    let write_rule = stack.spelling.choose(
        "write `{ Assertions: [{ Assert: .. }] }`",
        "write `{ \"Assertions\": [{ \"Assert\": .. }] }`",
    );
    let section = Way::Section(Place::Stack, "Rules");
    for (name, body) in rules {
        let way = Way::Key(&section, name);
        if makes_entries(name) {
            continue;
        }
        match body {
            Node::Object(_) | Node::Unknown => {}
            node if is_transform(node) => {}
            node => {
                let message = format!("the rule `{name}` is a block, not {}", described(node));
                report.add(rule, way.path(), message).help(write_rule);
                continue;
            }
        }
        let mut look = |way: &Way<'_>, what: &str, field: Field<'_, '_>| {
            if matches!(field, Field::Known(_)) {
                let message = format!("`{what}` is a function that is true or false");
                report
                    .add(rule, way.path(), message)
                    .help(stack.spelling.choose(
                        "compare, as in `{ \"Fn::Equals\": [stage, \"prod\"] }`",
                        "compare, as in `{ \"Fn::Equals\": [{ \"Ref\": \"Stage\" }, \"prod\"] }`",
                    ));
            }
        };
        look(
            &Way::Key(&way, "RuleCondition"),
            "RuleCondition",
            body.get("RuleCondition"),
        );
        let Field::Known(Node::List(assertions)) = body.get("Assertions") else {
            continue;
        };
        let list = Way::Key(&way, "Assertions");
        for (index, assertion) in assertions.iter().enumerate() {
            let item = Way::Item(&list, index);
            look(
                &Way::Key(&item, "Assert"),
                "Assert",
                assertion.get("Assert"),
            );
        }
        if assertions.is_empty() {
            let message = format!("the rule `{name}` has no assertion");
            report.add(rule, list.path(), message).help(write_rule);
        }
    }
}

/// A function is the only key of its block.
///
/// Why: next to other keys CloudFormation runs no function, and hands on the block as it is.
///
/// ```text,wrong
/// let notes = AWS::SNS::Topic { DisplayName: { "Fn::Sub": "live", Other: "show" } };
/// ```
///
/// ```text,right
/// let notes = AWS::SNS::Topic { DisplayName: { "Fn::Sub": "live" } };
/// ```
///
/// Source: CloudFormation Template Reference, "Intrinsic function reference", in which each function is a
/// block of one key.
pub(super) fn function_next_to_key(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    if is_rewritten(stack) {
        return;
    }
    stack.walk_deployed(&mut |way, node| {
        let Node::Object(entries) = node else {
            return;
        };
        if entries.len() < 2 || is_plain(entries) || may_have_more(entries) {
            return;
        }
        // A condition of several functions is reported as such; metadata is free.
        let is_elsewhere = matches!(way.place(), Place::Condition(_)) || is_in_metadata(way);
        let function = entries
            .iter()
            .find(|(key, _)| functions::is_of_values(key) || CONDITIONS.contains(&&**key));
        let other = |function: &str| entries.iter().find(|(key, _)| key != function);
        if let Some((function, _)) = function
            && let Some((other, _)) = other(function)
            && !is_elsewhere
        {
            let message = format!("`{function}` is next to `{other}`, so that it does not run");
            report
                .add(
                    rule,
                    Way::Key(way, function).path().part(Part::Key),
                    message,
                )
                .help(format!("remove `{other}`"));
        }
    });
}

fn is_in_metadata(way: &Way<'_>) -> bool {
    let mut way = way;
    loop {
        match way {
            Way::Section(_, section) => return *section == "Metadata",
            Way::Key(outer, _) | Way::Item(outer, _) | Way::Reference(outer, _) => way = outer,
            Way::Place(_) => return false,
        }
    }
}
