//! Conditions, and what may be missing because of them.

use super::structure::id_of;
use crate::check::functions::holds_dynamic_reference;
use crate::check::parameters::{possible_values, scalar_text};
use crate::graph::Graph;
use crate::names::Spelling;
use crate::presence::Presence;
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Entry, Indexed, Node, Path, Place, Resource, Way};
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
    let ids = stack.conditions.iter().map(|condition| &*condition.id);
    let numbers: HashMap<&str, usize> = ids.zip(0..).collect();
    let mut named = Graph::new(stack.conditions.len());
    for (index, condition) in stack.conditions.iter().enumerate() {
        let way = Way::Section(Place::Condition(index), "Value");
        condition.value.walk(&way, &mut |_, node| {
            if let Node::Function(function, argument) = node
                && function == "Condition"
                && let Node::String(id) = &**argument
                && let Some(other) = numbers.get(&**id)
            {
                named.add(index, *other);
            }
        });
    }
    for index in named.first_of_each_cycle() {
        let Some(condition) = stack.conditions.get(index) else {
            continue;
        };
        report
            .add(
                rule,
                id_of(Place::Condition(index)),
                format!("the condition `{}` needs itself", condition.name),
            )
            .help("write it without the conditions that lead back to it");
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
            && here.implies(existence, conditions.domains()) == Some(false)
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
    let ids = || stack.conditions.iter().map(|condition| &*condition.id);
    let known: HashSet<&str> = ids().collect();
    let mut look = |path: &dyn Fn() -> Path, id: &str| {
        if known.contains(id) {
            return;
        }
        let help = stack
            .closest(id, ids())
            .map(|meant| format!("did you mean `{meant}`?"));
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
fn named(stack: &Indexed<'_, '_>, visit: &mut impl FnMut(&Way<'_>, &str)) {
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
    let mut known: HashMap<&str, Option<Allowed>> = HashMap::new();
    for (index, condition) in stack.conditions.iter().enumerate() {
        let way = Way::Place(Place::Condition(index));
        condition.value.walk(&way, &mut |way, node| {
            let Some((parameter, text)) = compared(stack, node) else {
                return;
            };
            let allowed = known
                .entry(&parameter.id)
                .or_insert_with(|| Allowed::of(parameter));
            let Some(allowed) = allowed.as_ref().filter(|it| !it.values.contains(&text)) else {
                return;
            };
            let message = format!(
                "`{}` is never `{text}`: its allowed values are {}",
                parameter.name, allowed.list
            );
            let help = stack
                .closest(&text, allowed.in_order.iter().map(String::as_str))
                .map(|meant| format!("did you mean `{meant}`?"));
            report.add(rule, way.path(), message).maybe_help(help);
        });
    }
}

/// The allowed values of a parameter.
struct Allowed {
    in_order: Vec<String>,
    values: HashSet<String>,
    /// How a message lists them.
    list: String,
}

impl Allowed {
    fn of(parameter: &Entry<'_>) -> Option<Self> {
        let in_order = possible_values(parameter)?;
        if in_order.iter().any(|value| holds_dynamic_reference(value)) {
            return None;
        }
        let words: Vec<_> = in_order.iter().map(String::as_str).collect();
        let list = suggest::all_of(&words);
        Some(Self {
            values: in_order.iter().cloned().collect(),
            in_order,
            list,
        })
    }
}

/// The parameter and the text that `Fn::Equals` compares.
fn compared<'s, 'a>(stack: &Indexed<'s, 'a>, node: &Node<'_>) -> Option<(&'s Entry<'a>, String)> {
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
