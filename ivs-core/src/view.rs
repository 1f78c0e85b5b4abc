//! A template as the rules see it.

use crate::error::{Error, Violations};
use crate::template::{self, Declaration, Template};
use crate::value::{Text, Value};
use ivs_schema::check;
use ivs_schema::items::Items;
use ivs_schema::presence::Presence;
use ivs_schema::report::Violation;
use ivs_schema::view::{Entry, Import, Node, Output, Place, Resource, Stack};
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
                    .map_or(Node::Object(Items::new()), Node::borrowed),
                condition: resource.body.text("Condition").map(borrowed),
                declared: Presence::Always,
                attributes: BESIDE
                    .into_iter()
                    .filter_map(|name| Some((name, resource.body.get(name)?.borrowed())))
                    .collect(),
                depends_on: texts(resource.body.get("DependsOn")),
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
        spelling: template.spelling,
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
