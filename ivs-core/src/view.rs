//! A template as the rules see it.

use crate::body::Body;
use crate::error::{Error, Violations};
use crate::serialize;
use crate::template::{self, Declaration, Template};
use crate::value::{Text, Value};
use ivs_schema::check;
use ivs_schema::entries::{OUTPUT, is_known_on_resource, means_properties};
use ivs_schema::presence::Presence;
use ivs_schema::report::Violation;
use ivs_schema::view::{Entry, Import, Node, Output, Place, Resource, Stack};
use std::borrow::Cow;

/// Runs all rules on a template.
pub(crate) fn check(template: &Template) -> Violations {
    let violations = check::check(Stack {
        bytes: serialize::size(template),
        ..stack(template)
    });
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
                properties: properties(resource),
                condition: resource.body.text("Condition").map(borrowed),
                declared: Presence::Always,
                attributes: BESIDE
                    .into_iter()
                    .filter_map(|name| Some((name, resource.body.get(name)?.borrowed())))
                    .collect(),
                depends_on: depends_on(resource).unwrap_or_default(),
                other_entries: other_entries_of_resource(resource),
                allowed: resource.allowed.iter().map(borrowed).collect(),
            })
            .collect(),
        outputs: outputs(template)
            .map(|output| Output {
                id: borrowed(&output.id),
                name: name(output.declaration, &output.id),
                value: output
                    .body
                    .get("Value")
                    .map_or_else(Node::no_value, Node::borrowed),
                condition: output.body.text("Condition").map(borrowed),
                declared: Presence::Always,
                description: output.body.text("Description").map(borrowed),
                export: output
                    .body
                    .get("Export")
                    .and_then(|export| export.entry("Name"))
                    .map(Node::borrowed),
                other_entries: other_entries_of_output(output),
                allowed: output.allowed.iter().map(borrowed).collect(),
            })
            .collect(),
        imports: template
            .imports
            .iter()
            .map(|import| Import {
                resource_type: import.resource_type,
                arn: import.arn.borrowed(),
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
        metadata: template.metadata.as_ref().map(Node::borrowed),
        sections: entries(&template.sections),
        allowed: template.allowed.iter().map(borrowed).collect(),
        is_partial: false,
        bytes: None,
        spelling: template.spelling,
    }
}

/// The properties of a resource. What stands next to them in their place, or misspelt, is unknown: it is
/// reported by itself.
fn properties(resource: &template::Resource) -> Node<'_> {
    let properties = resource.properties();
    let misplaced: Vec<_> = unknown_entries(resource)
        .filter(|(key, _)| {
            let known = resource.known;
            known.is_some_and(|known| known.property(key).is_some())
        })
        .map(|(key, _)| (borrowed(key), Node::Unknown))
        .collect();
    match properties.map(Node::borrowed) {
        None if unknown_entries(resource).any(|(key, _)| means_properties(key)) => Node::Unknown,
        None => Node::Object(misplaced.into()),
        Some(Node::Object(mut entries)) => {
            entries.extend(misplaced);
            Node::Object(entries)
        }
        Some(function) => function,
    }
}

/// The entries of a resource that CloudFormation knows nothing of.
fn unknown_entries(resource: &template::Resource) -> impl Iterator<Item = &(Text, Value)> {
    entries_of(&resource.body).filter(|(key, _)| !is_known_on_resource(key))
}

fn entries_of(body: &Body) -> impl Iterator<Item = &(Text, Value)> {
    let entries = match &body.0 {
        Value::Object(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter()
}

/// The logical ids in `DependsOn`; `None` where something else is in it.
fn depends_on(resource: &template::Resource) -> Option<Vec<Cow<'_, str>>> {
    match resource.body.get("DependsOn") {
        None => Some(Vec::new()),
        Some(Value::String(id)) => Some(vec![borrowed(id)]),
        Some(Value::List(ids)) => ids
            .iter()
            .map(|id| match id {
                Value::String(id) => Some(borrowed(id)),
                _ => None,
            })
            .collect(),
        Some(_) => None,
    }
}

/// What the rules have no other field for.
fn other_entries_of_resource(resource: &template::Resource) -> Vec<(Cow<'_, str>, Node<'_>)> {
    let is_other = |key: &str| match key {
        "DependsOn" => depends_on(resource).is_none(),
        "Type" => resource.type_name().is_empty(),
        key => !is_known_on_resource(key),
    };
    other_entries(&resource.body, is_other)
}

fn other_entries_of_output(output: &template::Output) -> Vec<(Cow<'_, str>, Node<'_>)> {
    let has_name = |export: &Value| export.entry("Name").is_some();
    let is_other = |key: &str| match key {
        "Export" => !output.body.get("Export").is_some_and(has_name),
        key => !OUTPUT.contains(&key),
    };
    other_entries(&output.body, is_other)
}

fn other_entries(body: &Body, is_other: impl Fn(&str) -> bool) -> Vec<(Cow<'_, str>, Node<'_>)> {
    entries_of(body)
        .filter(|(key, _)| is_other(key))
        .map(|(key, value)| (borrowed(key), value.borrowed()))
        .collect()
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
        Some(Value::Object(_)) => texts(value.and_then(|value| value.entry("Name"))),
        _ => Vec::new(),
    }
}

fn named(entries: &[template::Entry]) -> Vec<Entry<'_>> {
    entries
        .iter()
        .map(|entry| Entry {
            id: borrowed(&entry.id),
            name: name(entry.declaration, &entry.id),
            value: entry.value.borrowed(),
        })
        .collect()
}

fn borrowed(text: &Text) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn entries(entries: &[(Text, Value)]) -> Vec<(Cow<'_, str>, Node<'_>)> {
    entries
        .iter()
        .map(|(key, value)| (borrowed(key), value.borrowed()))
        .collect()
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
        logical_id: id.map(str::to_owned),
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
