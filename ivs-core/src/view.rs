//! A template as the rules see it.

use crate::error::{Error, Violations};
use crate::template::{self, Declaration, Template};
use crate::value::{Text, Value};
use ivs_schema::check;
use ivs_schema::presence::Presence;
use ivs_schema::redact;
use ivs_schema::report::Violation;
use ivs_schema::view::{Entry, Import, Node, Output, Place, Resource, Stack, Unread};
use std::borrow::Cow;

/// Runs all rules on a template.
pub(crate) fn check(template: &Template) -> Violations {
    let violations = check::check(stack(template));
    if violations.is_empty() {
        return Violations::new(Vec::new());
    }
    let stack = stack(template);
    Violations::new(
        violations
            .into_iter()
            .map(|violation| error(template, &stack, violation))
            .collect(),
    )
}

/// What stands beside the properties of a resource, and may be anything.
const BESIDE: [&str; 5] = [
    "CreationPolicy",
    "UpdatePolicy",
    "UpdateReplacePolicy",
    "DeletionPolicy",
    "Metadata",
];

/// The template as the rules see it.
pub(crate) fn stack(template: &Template) -> Stack<'_> {
    Stack {
        resources: resources(template)
            .map(|resource| Resource {
                id: borrowed(&resource.id),
                name: name(resource.declaration, &resource.id),
                type_name: Cow::Borrowed(resource.type_name()),
                resource_type: resource.known,
                properties: resource
                    .properties()
                    .map_or_else(|| Node::Object(Vec::new()), node),
                condition: resource.body.text("Condition").map(borrowed),
                declared: Presence::Always,
                attributes: BESIDE
                    .into_iter()
                    .filter_map(|name| Some((name, node(resource.body.get(name)?))))
                    .collect(),
                depends_on: texts(resource.body.get("DependsOn")),
                allowed: resource.allowed.iter().map(borrowed).collect(),
            })
            .collect(),
        outputs: outputs(template)
            .map(|output| Output {
                id: borrowed(&output.id),
                name: name(output.declaration, &output.id),
                value: output.body.get("Value").map_or_else(Node::no_value, node),
                condition: output.body.text("Condition").map(borrowed),
                declared: Presence::Always,
                description: output.body.text("Description").map(borrowed),
                export: output
                    .body
                    .get("Export")
                    .and_then(|export| export.get("Name"))
                    .map(node),
                allowed: output.allowed.iter().map(borrowed).collect(),
            })
            .collect(),
        imports: template
            .imports
            .iter()
            .map(|import| Import {
                resource_type: import.resource_type,
                arn: node(&import.arn),
                id: import.id.as_ref().map(borrowed),
            })
            .collect(),
        tags: entries(&template.tags),
        parameters: named(&template.parameters),
        mappings: named(&template.mappings),
        conditions: named(&template.conditions),
        region: template.region.as_ref().map(borrowed),
        transforms: texts(template.transform.as_ref()),
        description: template.description.as_ref().map(borrowed),
        metadata: template.metadata.as_ref().map(node),
        sections: entries(&template.sections),
        allowed: template.allowed.iter().map(borrowed).collect(),
        unread: unread(template),
        files: Vec::new(),
        is_partial: false,
        spelling: template.spelling,
    }
}

/// What none of the rest has: loops, entries that are not known, and what is not a text where one
/// belongs.
fn unread(template: &Template) -> Vec<Unread<'_>> {
    let mut found = Vec::new();
    let loops = [
        (
            "Resources",
            template
                .resources
                .iter()
                .map(|it| (it.declaration, &it.id, &it.body))
                .collect(),
        ),
        (
            "Outputs",
            template
                .outputs
                .iter()
                .map(|it| (it.declaration, &it.id, &it.body))
                .collect::<Vec<_>>(),
        ),
    ];
    for (section, bodies) in loops {
        for (_, id, body) in bodies.into_iter().filter(|(at, id, _)| is_loop(*at, id)) {
            found.push(Unread {
                place: Place::Stack,
                section: Some(section),
                key: borrowed(id),
                value: node(&body.0),
            });
        }
    }
    let is_text = |value: &Value| matches!(value, Value::String(_));
    for (index, resource) in resources(template).enumerate() {
        beside(
            Place::Resource(index),
            None,
            &resource.body.0,
            &mut found,
            |key, value| match key {
                "Type" | "Condition" => is_text(value),
                "Properties" => true,
                "DependsOn" => match value {
                    Value::List(items) => items.iter().all(is_text),
                    value => is_text(value),
                },
                key => BESIDE.contains(&key),
            },
        );
    }
    for (index, output) in outputs(template).enumerate() {
        let place = Place::Output(index);
        beside(
            place,
            None,
            &output.body.0,
            &mut found,
            |key, value| match key {
                "Description" | "Condition" => is_text(value),
                "Export" => matches!(value, Value::Object(_)),
                key => key == "Value",
            },
        );
        if let Some(export) = output.body.get("Export") {
            beside(place, Some("Export"), export, &mut found, |key, _| {
                key == "Name"
            });
        }
    }
    if let Some(transform @ (Value::List(_) | Value::Object(_))) = &template.transform {
        found.push(Unread {
            place: Place::Stack,
            section: None,
            key: Cow::Borrowed("Transform"),
            value: node(transform),
        });
    }
    found
}

/// The entries of an object that are not read.
fn beside<'t>(
    place: Place,
    section: Option<&'static str>,
    object: &'t Value,
    found: &mut Vec<Unread<'t>>,
    is_read: impl Fn(&str, &Value) -> bool,
) {
    let Value::Object(entries) = object else {
        return;
    };
    for (key, value) in entries.iter().filter(|(key, value)| !is_read(key, value)) {
        found.push(Unread {
            place,
            section,
            key: borrowed(key),
            value: node(value),
        });
    }
}

/// The resources, without loops in their place.
fn resources(template: &Template) -> impl Iterator<Item = &template::Resource> {
    template
        .resources
        .iter()
        .filter(|resource| !is_loop(resource.declaration, &resource.id))
}

/// The outputs, without loops in their place.
fn outputs(template: &Template) -> impl Iterator<Item = &template::Output> {
    template
        .outputs
        .iter()
        .filter(|output| !is_loop(output.declaration, &output.id))
}

/// Whether what stands under this id is a function in place of entries: it makes them when the
/// stack is deployed.
fn is_loop(declaration: Option<Declaration>, id: &str) -> bool {
    declaration.is_none() && id.starts_with("Fn::")
}

/// How its author calls something.
fn name(declaration: Option<Declaration>, id: &Text) -> Cow<'_, str> {
    let name = declaration.and_then(|declaration| declaration.name);
    name.map_or_else(|| borrowed(id), Cow::Borrowed)
}

/// One text, or a list of them.
fn texts(value: Option<&Value>) -> Vec<Cow<'_, str>> {
    match value {
        Some(Value::String(text)) => vec![borrowed(text)],
        Some(Value::List(items)) => items.iter().flat_map(|item| texts(Some(item))).collect(),
        // A transform with its parameters.
        Some(Value::Object(_)) => texts(value.and_then(|value| value.get("Name"))),
        _ => Vec::new(),
    }
}

fn named(entries: &[template::Entry]) -> Vec<Entry<'_>> {
    entries
        .iter()
        .map(|entry| Entry {
            id: borrowed(&entry.id),
            name: name(entry.declaration, &entry.id),
            value: node(&entry.value),
        })
        .collect()
}

fn borrowed(text: &Text) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn entries(entries: &[(Text, Value)]) -> Vec<(Cow<'_, str>, Node<'_>)> {
    entries
        .iter()
        .map(|(key, value)| (borrowed(key), node(value)))
        .collect()
}

fn node(value: &Value) -> Node<'_> {
    match value {
        Value::Boolean(value) => Node::Boolean(*value),
        Value::Integer(value) => Node::Integer(*value),
        Value::Number(value) => Node::Number(*value),
        Value::String(text) => Node::String(borrowed(text)),
        Value::List(items) => Node::List(items.iter().map(node).collect()),
        Value::Object(properties) => Node::object(entries(properties)),
        Value::Tags(tags) => Node::Object(entries(tags)),
        // No property takes such a number, and nothing is said of what is not known.
        Value::Digits(_) => Node::Unknown,
        // A pseudo parameter.
        Value::Ref(id) if id.starts_with("AWS::") => {
            Node::Function(Cow::Borrowed("Ref"), Box::new(Node::String(borrowed(id))))
        }
        Value::Ref(id) => Node::Reference {
            to: borrowed(id),
            attribute: None,
        },
        Value::GetAtt(id, attribute) => Node::Reference {
            to: borrowed(id),
            attribute: Some(borrowed(attribute)),
        },
        Value::Function(name, argument) => match &**argument {
            // The short form.
            Value::String(text) if name == "Fn::GetAtt" && text.contains('.') => {
                let (to, attribute) = text.split_once('.').unwrap_or((text, ""));
                Node::Reference {
                    to: Cow::Borrowed(to),
                    attribute: Some(Cow::Borrowed(attribute)),
                }
            }
            argument => Node::Function(borrowed(name), Box::new(node(argument))),
        },
    }
}

fn error(template: &Template, stack: &Stack<'_>, violation: Violation) -> Error {
    let Violation {
        rule,
        path,
        message,
        help,
        note,
    } = violation;
    let id = path.place.section_and_id(stack).map(|(_, id)| id);
    Error {
        rule,
        message,
        help,
        note,
        path: path.in_template(stack),
        logical_id: id.map(|id| redact::name(id).into_owned()),
        declaration: declaration(template, path.place),
    }
}

/// Where something is declared.
fn declaration(template: &Template, place: Place) -> Option<Declaration> {
    match place {
        Place::Resource(index) => resources(template).nth(index)?.declaration,
        Place::Output(index) => outputs(template).nth(index)?.declaration,
        Place::Parameter(index) => template.parameters.get(index)?.declaration,
        Place::Mapping(index) => template.mappings.get(index)?.declaration,
        Place::Condition(index) => template.conditions.get(index)?.declaration,
        Place::Import(index) => Some(template.imports.get(index)?.declaration),
        Place::Stack => None,
    }
}
