//! Conditions, and what may be missing because of them.

use super::structure::id_of;
use crate::check::functions::holds_dynamic_reference;
use crate::check::parameters::{possible_values, scalar_text};
use crate::names::Spelling;
use crate::presence::Presence;
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Entry, Indexed, Node, Path, Place, Resource, Stack, Way};
use std::collections::{HashMap, HashSet};

/// No condition needs itself, be it through others.
///
/// Why: CloudFormation could not say whether it holds, and refuses the template.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// let is_prod = stage == "prod" || !is_test;
/// let is_test = stage == "test" || !is_prod;
/// let chat = Room { name: if is_prod { "live" } else { stage } };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let is_prod = stage == "prod";
/// let chat = Room { name: if is_prod { "live" } else { stage } };
/// ```
///
/// Source: CloudFormation User Guide, "Conditions".
pub(super) fn circular_condition(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let names = |index: usize| {
        let mut names = Vec::new();
        if let Some(condition) = stack.conditions.get(index) {
            let way = Way::Section(Place::Condition(index), "Value");
            condition.value.walk(&way, &mut |_, node| {
                if let Node::Function(function, argument) = node
                    && function == "Condition"
                    && let Node::String(id) = &**argument
                {
                    names.extend(stack.conditions.iter().position(|other| other.id == *id));
                }
            });
        }
        names
    };
    let mut reported: Vec<usize> = Vec::new();
    for (index, condition) in stack.conditions.iter().enumerate() {
        // Everything that it leads to.
        let mut reached = names(index);
        let mut next = 0;
        while let Some(&other) = reached.get(next) {
            for named in names(other) {
                if !reached.contains(&named) {
                    reached.push(named);
                }
            }
            next += 1;
        }
        // One error for a circle.
        if reached.contains(&index) && !reached.iter().any(|other| reported.contains(other)) {
            let path = id_of(Place::Condition(index));
            report
                .add(
                    rule,
                    path,
                    format!("the condition `{}` needs itself", condition.name),
                )
                .help("write it without the conditions that lead back to it");
            reported.push(index);
        }
    }
}

/// What can be missing is used only where it exists.
///
/// Why: a resource under a condition is not there when the condition does not hold; a reference to it
/// then fails the deployment, unless what refers to it is missing too. What the section `Rules` asserts holds
/// in every deployment. If each deployment sets parameters under which the resource exists, allow the rule.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// if stage == "prod" { let chat = Room { }; }
/// output arn = chat.arn;
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// if stage == "prod" {
///     let chat = Room { };
///     output arn = chat.arn;
/// }
/// ```
///
/// Source: CloudFormation User Guide, "Conditions"; cfn-lint W1001.
pub(super) fn conditional_reference(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    if !stack.resources.iter().any(Resource::may_be_missing) {
        return;
    }
    let conditions = stack.comparable_conditions();
    let existence: HashMap<&str, (Presence, &str)> = stack
        .resources
        .iter()
        .filter(|resource| resource.may_be_missing())
        .map(|resource| {
            let existence = stack.existence(resource);
            (&*resource.id, (existence, &*resource.name))
        })
        .collect();
    let mut found = Vec::new();
    let mut look = |way: &Way<'_>, to: &str, here: &Presence| {
        if let Some((existence, name)) = existence.get(to)
            && !here.implies(existence, conditions.domains())
        {
            found.push((way.path(), *name));
        }
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        let here = stack.existence(resource);
        let place = Place::Resource(index);
        let properties = Way::Section(place, "Properties");
        conditions.references(&properties, &resource.properties, &here, &mut look);
        for (section, node) in &resource.attributes {
            conditions.references(&Way::Section(place, section), node, &here, &mut look);
        }
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        let here = conditions.existence(output.condition.as_deref(), &output.declared);
        let value = Way::Section(Place::Output(index), "Value");
        conditions.references(&value, &output.value, &here, &mut look);
    }
    for (path, name) in found {
        let help = match stack.spelling {
            Spelling::Rust => "use it in an `if` with the same condition",
            Spelling::CloudFormation => {
                "use it under the same condition, or in a branch of `Fn::If`"
            }
        };
        report
            .add(
                rule,
                path,
                format!("`{name}` may be missing: it exists only under its condition"),
            )
            .help(help);
    }
}

/// A condition that something names is declared.
///
/// Why: CloudFormation refuses a template that names one it lacks. A macro or a loop may make conditions that
/// are not written.
///
/// ```text,wrong
/// let notes = AWS::SNS::Topic { DisplayName: { "Fn::If": ["IsProd", "Live", "Test"] } };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let is_prod = stage == "prod";
/// let notes = AWS::SNS::Topic { DisplayName: if is_prod { "Live" } else { "Test" } };
/// ```
///
/// Source: CloudFormation User Guide, "Conditions"; cfn-lint E8002.
pub(super) fn unknown_condition(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if stack.adds_to("Conditions") {
        return;
    }
    let mut look = |path: &dyn Fn() -> Path, id: &str| {
        if stack.conditions.iter().any(|condition| condition.id == id) {
            return;
        }
        let ids = stack.conditions.iter().map(|condition| &*condition.id);
        let help = suggest::closest(id, ids).map(|meant| format!("did you mean `{meant}`?"));
        report
            .add(rule, path(), format!("cannot find the condition `{id}`"))
            .maybe_help(help);
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        if let Some(id) = &resource.condition {
            look(&|| condition_of(Place::Resource(index)), id);
        }
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        if let Some(id) = &output.condition {
            look(&|| condition_of(Place::Output(index)), id);
        }
    }
    named(stack, &mut |way, id| look(&|| way.path(), id));
}

/// Where something says under which condition it exists.
fn condition_of(place: Place) -> Path {
    Way::Section(place, "Condition").path()
}

/// Calls `visit` for each condition that a function names, with the way to the function.
fn named(stack: &Indexed<'_, '_>, visit: &mut dyn FnMut(&Way<'_>, &str)) {
    if !stack.census().functions {
        return;
    }
    stack.walk_deployed(&mut |way, node| {
        if let Some(id) = name_of(node) {
            visit(way, id);
        }
    });
}

/// The condition that a function names.
fn name_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let Node::Function(function, argument) = node else {
        return None;
    };
    match (&**function, &**argument) {
        ("Condition", Node::String(id)) => Some(id),
        ("Fn::If", Node::List(arguments)) => match arguments.first() {
            Some(Node::String(id)) => Some(id),
            _ => None,
        },
        _ => None,
    }
}

/// A condition decides something.
///
/// Why: one that nothing names is evaluated for nothing; mostly a resource or a value was meant to
/// stand under it.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// let is_prod = stage == "prod";
/// let chat = Room { name: stage };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let is_prod = stage == "prod";
/// let chat = Room { maximum_message_length: if is_prod { 500 } else { 100 } };
/// ```
///
/// Source: cfn-lint W8001.
pub(super) fn unused_condition(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if stack.conditions.is_empty() || stack.may_mention_all() {
        return;
    }
    let of_resources = stack.resources.iter().map(|resource| &resource.condition);
    let of_outputs = stack.outputs.iter().map(|output| &output.condition);
    let conditions = of_resources.chain(of_outputs).flatten();
    let mut used: HashSet<String> = conditions.map(|id| id.clone().into_owned()).collect();
    let mut note = |id: &str| {
        if !used.contains(id) {
            used.insert(id.to_owned());
        }
    };
    named(stack, &mut |_, id| note(id));
    let mut look = |node: &Node<'_>| name_of(node).into_iter().for_each(&mut note);
    stack.walk_other_entries(&mut |_, node| look(node));
    stack.aside().walk(&mut look);
    for (index, condition) in stack.conditions.iter().enumerate() {
        if !used.contains(&*condition.id) {
            let message = format!("nothing stands under the condition `{}`", condition.name);
            report
                .add(rule, id_of(Place::Condition(index)), message)
                .help(
                    stack
                        .spelling
                        .choose("use it in an `if`, or remove it", "use it, or remove it"),
                );
        }
    }
}

/// A condition is made of what is known before anything is made.
///
/// Why: CloudFormation decides about conditions first, so that they know parameters, pseudo parameters,
/// mappings and other conditions, but no resource. It refuses any other.
///
/// ```text,wrong
/// let chat = Room { };
/// if chat.arn == "" { let second = Room { }; }
/// ```
///
/// ```text,right
/// let rooms = Parameter { type: String, allowed_values: ["one", "two"] };
/// let chat = Room { };
/// if rooms == "two" { let second = Room { }; }
/// ```
///
/// Source: CloudFormation User Guide, "Conditions"; Template Reference, "Condition functions".
pub(super) fn condition_of_resource(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, condition) in stack.conditions.iter().enumerate() {
        let mut first = None;
        let way = Way::Place(Place::Condition(index));
        condition.value.walk(&way, &mut |way, node| {
            if let Node::Reference { to, .. } = node
                && first.is_none()
                && let Some(resource) = stack.declared(to)
            {
                first = Some((way.path(), &resource.name));
            }
        });
        if let Some((path, name)) = first {
            let message = format!(
                "a condition is decided before anything is made, so it can't depend on `{name}`"
            );
            report.add(rule, path, message).help(format!(
                "compare a parameter, a mapping or a pseudo parameter such as `{}`",
                stack.spelling.choose("aws::region", "AWS::Region")
            ));
        }
    }
}

/// A parameter is compared with a text that it can be.
///
/// Why: with a text outside of its allowed values the comparison has the same answer in each
/// deployment, and what stands under it is always or never there.
///
/// ```text,wrong
/// let stage = Parameter { type: String, allowed_values: ["dev", "prod"] };
/// if stage == "production" { let chat = Room { }; }
/// let support = Room { };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String, allowed_values: ["dev", "prod"] };
/// if stage == "prod" { let chat = Room { }; }
/// let support = Room { };
/// ```
///
/// Source: CloudFormation Template Reference, "`Fn::Equals`"; cfn-lint W8003.
pub(super) fn comparison_never_holds(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, condition) in stack.conditions.iter().enumerate() {
        let way = Way::Place(Place::Condition(index));
        condition.value.walk(&way, &mut |way, node| {
            let Some((parameter, text)) = compared(stack, node) else {
                return;
            };
            let Some(allowed) = possible_values(parameter) else {
                return;
            };
            if allowed.iter().any(|value| holds_dynamic_reference(value)) || allowed.contains(&text)
            {
                return;
            }
            let allowed: Vec<_> = allowed.iter().map(String::as_str).collect();
            let message = format!(
                "`{}` is never `{text}`: its allowed values are {}",
                parameter.name,
                suggest::all_of(&allowed)
            );
            let help = suggest::closest(&text, allowed.iter().copied())
                .map(|meant| format!("did you mean `{meant}`?"));
            report.add(rule, way.path(), message).maybe_help(help);
        });
    }
}

/// The parameter and the text that `Fn::Equals` compares.
fn compared<'n, 'a>(stack: &'n Stack<'a>, node: &Node<'_>) -> Option<(&'n Entry<'a>, String)> {
    let Node::Function(function, argument) = node else {
        return None;
    };
    let ("Fn::Equals", Node::List(sides)) = (&**function, &**argument) else {
        return None;
    };
    let [left, right] = sides.as_slice() else {
        return None;
    };
    let sides = |value: &Node<'_>, text: &Node<'_>| match value {
        Node::Reference {
            to,
            attribute: None,
            ..
        } => Some((stack.parameter(to)?, scalar_text(text)?)),
        _ => None,
    };
    sides(left, right).or_else(|| sides(right, left))
}
