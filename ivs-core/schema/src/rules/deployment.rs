//! What is decided when the stack is deployed: conditions, functions, and what they refer to.

use crate::check::parameters::scalar_text;
use crate::names::Spelling;
use crate::presence::Presence;
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Field, Indexed, Node, Part, Path, Place, Resource, Stack, Step, Way};
use std::collections::HashMap;

/// No condition needs itself, be it through others.
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
            let path = Path {
                place: Place::Condition(index),
                steps: Vec::new(),
                part: Part::Id,
            };
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
/// A resource under a condition is not there when the condition does not hold; a reference to it then
/// fails the deployment, unless what refers to it is missing too.
///
/// Source: CloudFormation User Guide, "Conditions".
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

/// Calls `visit` for each function of a stack, with the way to where it stands.
fn functions(stack: &Stack<'_>, visit: &mut impl FnMut(&Way<'_>, &str, &Node<'_>)) {
    let mut walk = |place: Place, section: &'static str, node: &Node<'_>| {
        node.walk(&Way::Section(place, section), &mut |way, node| {
            if let Node::Function(function, argument) = node {
                visit(way, function, argument);
            }
        });
    };
    for (index, condition) in stack.conditions.iter().enumerate() {
        walk(Place::Condition(index), "Value", &condition.value);
    }
    for (index, resource) in stack.resources.iter().enumerate() {
        walk(Place::Resource(index), "Properties", &resource.properties);
        for (section, node) in &resource.attributes {
            walk(Place::Resource(index), section, node);
        }
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        walk(Place::Output(index), "Value", &output.value);
        if let Some(export) = &output.export {
            walk(Place::Output(index), "Export", export);
        }
    }
}

fn inside(way: &Way<'_>, function: &str, index: usize) -> Path {
    Way::Item(&Way::Key(way, function), index).path()
}

/// A key of a mapping that is looked up is there.
///
/// Source: CloudFormation Template Reference, "`Fn::FindInMap`".
pub(super) fn unknown_mapping_key(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut found = Vec::new();
    functions(stack, &mut |way, function, argument| {
        let ("Fn::FindInMap", Node::List(arguments)) = (function, argument) else {
            return;
        };
        let [Node::String(id), first, second, ..] = arguments.as_slice() else {
            return;
        };
        let Some(mapping) = stack.mappings.iter().find(|mapping| mapping.id == *id) else {
            let names: Vec<_> = stack.mappings.iter().map(|mapping| &*mapping.id).collect();
            found.push((
                inside(way, function, 0),
                format!("cannot find the mapping `{id}`"),
                suggest::help(id, &names),
            ));
            return;
        };
        let Node::Object(rows) = &mapping.value else {
            return;
        };
        let mut look = |index: usize, key: &Node<'_>, known: &[&str]| {
            if let Node::String(key) = key
                && !known.contains(&&**key)
            {
                found.push((
                    inside(way, function, index),
                    format!("the mapping `{}` has no key `{key}` here", mapping.name),
                    suggest::help(key, known),
                ));
            }
        };
        let keys: Vec<_> = rows.iter().map(|(key, _)| &**key).collect();
        look(1, first, &keys);
        let columns: Vec<_> = rows
            .iter()
            .filter(|(key, _)| !matches!(first, Node::String(first) if first != key))
            .filter_map(|(_, row)| match row {
                Node::Object(columns) => Some(columns.iter().map(|(key, _)| &**key)),
                _ => None,
            })
            .flatten()
            .collect();
        if !columns.is_empty() {
            look(2, second, &columns);
        }
    });
    for (path, message, help) in found {
        report.add(rule, path, message).maybe_help(help);
    }
}

/// A mapping has two levels of keys, letters and digits only, and values that stand there.
///
/// Source: CloudFormation User Guide, "Mappings".
pub(super) fn mapping_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let is_key = |key: &str, others: &[char]| {
        !key.is_empty()
            && key
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || others.contains(&one))
    };
    for (index, mapping) in stack.mappings.iter().enumerate() {
        let at = |keys: &[&str], part: Part| Path {
            place: Place::Mapping(index),
            steps: keys
                .iter()
                .map(|key| Step::Key((*key).to_owned()))
                .collect(),
            part,
        };
        let Node::Object(rows) = &mapping.value else {
            continue;
        };
        for (first, row) in rows {
            if !is_key(first, &['-', '.']) {
                let message =
                    format!("the key `{first}` of a mapping takes letters, digits, `-` and `.`");
                report.add(rule, at(&[first], Part::Key), message);
            }
            let Node::Object(columns) = row else {
                report
                    .add(
                        rule,
                        at(&[first], Part::Value),
                        "a mapping has two levels of keys",
                    )
                    .help("write `{ first: { second: \"value\" } }`");
                continue;
            };
            for (second, value) in columns {
                if !is_key(second, &[]) {
                    let message =
                        format!("the second key `{second}` of a mapping takes letters and digits");
                    report.add(rule, at(&[first, second], Part::Key), message);
                }
                if matches!(
                    value,
                    Node::Function(..) | Node::Reference { .. } | Node::Object(_)
                ) {
                    report
                        .add(
                            rule,
                            at(&[first, second], Part::Value),
                            "a value of a mapping is a text, a number or a list that stands here",
                        )
                        .help("choose between mappings or keys, not inside one");
                }
            }
        }
    }
}

/// What a reference names is declared.
///
/// With a transform there may be resources that it makes.
///
/// Source: CloudFormation Template Reference, "`Fn::Sub`" and "`Ref`".
pub(super) fn dangling_reference(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if !stack.transforms.is_empty() {
        return;
    }
    let mut found = Vec::new();
    functions(stack, &mut |way, function, argument| {
        if function != "Fn::Sub" {
            return;
        }
        argument.references_in_sub(|reference| {
            let Node::Reference { to, attribute } = reference else {
                return;
            };
            let fault = match stack.declared(&to) {
                Some(resource) => unknown_attribute(resource, attribute.as_deref()),
                None if stack.parameter(&to).is_some() => None,
                None => Some(unknown_id(stack, &to)),
            };
            found.extend(fault.map(|(message, help)| (way.path(), message, help)));
        });
    });
    for (path, message, help) in found {
        report.add(rule, path, message).help(help);
    }
}

fn unknown_id(stack: &Stack<'_>, id: &str) -> (String, String) {
    let resources = stack.resources.iter().map(|resource| &*resource.id);
    let parameters = stack.parameters.iter().map(|parameter| &*parameter.id);
    let help = suggest::closest(id, resources.chain(parameters)).map_or_else(
        || format!("write `${{!{id}}}` for the text itself"),
        |meant| format!("did you mean `{meant}`?"),
    );
    (format!("cannot find `{id}`, which this text names"), help)
}

/// What is wrong with the attribute of a resource of the table, if it has none of that name.
fn unknown_attribute(resource: &Resource<'_>, attribute: Option<&str>) -> Option<(String, String)> {
    let (known, attribute) = (resource.resource_type?, attribute?);
    if known.attribute(attribute).is_some() {
        return None;
    }
    let names: Vec<_> = known
        .attributes
        .iter()
        .map(|attribute| attribute.cloudformation)
        .collect();
    let help = suggest::closest(attribute, names.iter().copied()).map_or_else(
        || format!("it has {}", suggest::all_of(&names)),
        |meant| format!("did you mean `{meant}`?"),
    );
    let message = format!(
        "`{}` has no attribute `{attribute}`, which this text names",
        resource.name
    );
    Some((message, help))
}

/// A function gets arguments of the kinds that it takes.
///
/// Source: CloudFormation Template Reference, "Intrinsic function reference".
pub(super) fn function_argument(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let mut found = Vec::new();
    functions(stack, &mut |way, function, argument| {
        let arguments = match argument {
            Node::List(arguments) => arguments.as_slice(),
            only => std::slice::from_ref(only),
        };
        let mut fault = |index: usize, message: &str| {
            let path = match argument {
                Node::List(_) => inside(way, function, index),
                _ => way.path(),
            };
            found.push((path, format!("`{function}` {message}")));
        };
        let lists = ListJudge { stack };
        match (function, arguments) {
            ("Fn::Join", [delimiter, items]) => {
                if !matches!(delimiter, Node::String(_) | Node::Unknown) {
                    fault(0, "takes a text that stands here as its delimiter");
                }
                if lists.is_scalar(items) {
                    fault(1, "takes a list behind its delimiter");
                }
            }
            ("Fn::Split", [delimiter, source]) => {
                if matches!(delimiter, Node::String(text) if text.is_empty())
                    || !matches!(delimiter, Node::String(_) | Node::Unknown)
                {
                    fault(0, "takes a text that stands here as its delimiter");
                }
                if lists.is_list(source) {
                    fault(1, "takes a text behind its delimiter, not a list");
                }
            }
            ("Fn::Select", [index, items]) => {
                let number = scalar_text(index).map(|text| text.parse::<usize>());
                match (number, items) {
                    (Some(Err(_)), _) => fault(0, "takes a whole number from 0 as its index"),
                    (Some(Ok(number)), Node::List(items)) if number >= items.len() => {
                        fault(0, "has an index beyond the end of its list");
                    }
                    _ => {}
                }
                if lists.is_scalar(items) {
                    fault(1, "takes a list behind its index");
                }
            }
            ("Fn::Base64" | "Fn::ImportValue" | "Fn::GetAZs", [source])
                if lists.is_list(source) =>
            {
                fault(0, "takes a text, not a list");
            }
            ("Fn::ImportValue", [source]) if lists.depends_on_resource(source) => {
                fault(
                    0,
                    "takes a name that is known before anything is made, not that of a resource",
                );
            }
            ("Fn::Cidr", [block, count, bits]) => {
                if lists.is_list(block) {
                    fault(0, "takes a text as its block");
                }
                let is_outside = |node: &Node<'_>, most: i64| {
                    scalar_text(node).is_some_and(|text| {
                        !text
                            .parse::<i64>()
                            .is_ok_and(|number| (1..=most).contains(&number))
                    })
                };
                if is_outside(count, 256) {
                    fault(1, "makes 1 to 256 blocks");
                }
                if is_outside(bits, 128) {
                    fault(2, "takes 1 to 128 bits");
                }
            }
            _ => {}
        }
    });
    for (path, message) in found {
        report.add(rule, path, message);
    }
}

/// Tells lists from single values, where that is known.
struct ListJudge<'j, 's, 'a> {
    stack: &'j Indexed<'s, 'a>,
}

impl ListJudge<'_, '_, '_> {
    fn parameter_is_list(&self, to: &str) -> Option<bool> {
        let parameter = self.stack.parameter(to)?;
        let Field::Known(Node::String(parameter_type)) = parameter.value.get("Type") else {
            return None;
        };
        Some(parameter_type.contains("List"))
    }

    fn is_list(&self, node: &Node<'_>) -> bool {
        match node {
            Node::List(_) => true,
            Node::Function(function, argument) => match &**function {
                "Fn::Split" | "Fn::GetAZs" | "Fn::Cidr" => true,
                "Ref" => matches!(&**argument, Node::String(id) if id == "AWS::NotificationARNs"),
                _ => false,
            },
            Node::Reference {
                to,
                attribute: None,
            } => self.parameter_is_list(to) == Some(true),
            _ => false,
        }
    }

    fn is_scalar(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Boolean(_)
            | Node::Integer(_)
            | Node::Number(_)
            | Node::String(_)
            | Node::Object(_) => true,
            Node::Function(function, argument) => match &**function {
                "Fn::Join" | "Fn::Sub" | "Fn::Base64" | "Fn::ImportValue" => true,
                "Ref" => !matches!(&**argument, Node::String(id) if id == "AWS::NotificationARNs"),
                _ => false,
            },
            Node::Reference {
                to,
                attribute: None,
            } => self.parameter_is_list(to) == Some(false) || self.is_resource(to),
            _ => false,
        }
    }

    fn is_resource(&self, id: &str) -> bool {
        self.stack.place_of(id).is_some()
    }

    fn depends_on_resource(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Reference { to, .. } => self.is_resource(to),
            Node::Function(function, argument) if function == "Fn::Sub" => {
                let mut depends = false;
                argument.references_in_sub(|reference| {
                    depends |= self.depends_on_resource(&reference);
                });
                depends
            }
            Node::Function(_, argument) => self.depends_on_resource(argument),
            Node::List(items) => items.iter().any(|item| self.depends_on_resource(item)),
            _ => false,
        }
    }
}
