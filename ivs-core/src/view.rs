//! A template as the rules see it.

use crate::body::Body;
use crate::error::{Error, Violations};
use crate::serialize;
use crate::template::{self, Declaration, Template};
use crate::value::{Text, Value};
use ivs_schema::check;
use ivs_schema::entries::{OUTPUT, is_known_on_resource, means_properties};
use ivs_schema::items::Items;
use ivs_schema::presence::Presence;
use ivs_schema::redact;
use ivs_schema::report::{Level, Violation};
use ivs_schema::view::{Entry, Generated, Import, Node, Output, Place, Resource, Stack, Unread};
use std::borrow::Cow;

/// Runs the rules of this level or a higher one on a template.
pub(crate) fn check(level: Level, template: &Template) -> Violations {
    let violations = check::at_least(level, stack(template), || serialize::size(template));
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
        resources: collected(
            template.resources.len(),
            resources(template).map(|resource| Resource {
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
                    .chain(macro_in(&resource.body))
                    .collect(),
                depends_on: depends_on(resource).unwrap_or_default(),
                other_entries: other_entries_of_resource(resource),
                allowed: resource.allowed.iter().map(borrowed).collect(),
            }),
        ),
        outputs: collected(
            template.outputs.len(),
            outputs(template).map(|output| Output {
                id: borrowed(&output.id),
                name: name(output.declaration, &output.id),
                value: part(&output.body, "Value", Node::no_value),
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
            }),
        ),
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
        parameters: named(template.parameters.iter()),
        mappings: named(mappings(template)),
        conditions: named(conditions(template)),
        generated: generated(template),
        region: template.region.as_ref().map(borrowed),
        transforms: transforms(template),
        description: template.description.as_ref().map(borrowed),
        metadata: template.metadata.as_ref().map(Node::borrowed),
        sections: entries(&template.sections),
        allowed: template.allowed.iter().map(borrowed).collect(),
        unread: unread(template),
        files: Vec::new(),
        is_partial: false,
        bytes: None,
        spelling: template.spelling,
    }
}

/// What none of the rest has: what is no string where one belongs, and what is next to the name of an export
/// or in a list of macros.
fn unread<'t>(template: &'t Template) -> Vec<Unread<'t>> {
    let mut found = Vec::new();
    let mut add = |place: Place, section: Option<&'static str>, key: &'t str, value: &'t Value| {
        found.push(Unread {
            place,
            section,
            key: Cow::Borrowed(key),
            value: value.borrowed(),
        });
    };
    let is_text = |value: &&Value| matches!(value, Value::String(_));
    for (index, resource) in resources(template).enumerate() {
        let condition = resource.body.get("Condition");
        if let Some(condition) = condition.filter(|it| !is_text(it)) {
            add(Place::Resource(index), None, "Condition", condition);
        }
    }
    for (index, output) in outputs(template).enumerate() {
        let place = Place::Output(index);
        for key in ["Condition", "Description"] {
            if let Some(value) = output.body.get(key).filter(|it| !is_text(it)) {
                add(place, None, key, value);
            }
        }
        if let Some(Value::Object(entries)) = output.body.get("Export") {
            for (key, value) in entries.iter().filter(|(key, _)| key != "Name") {
                add(place, Some("Export"), key, value);
            }
        }
    }
    let transform = template.transform.as_ref();
    if let Some(transform) = transform.filter(|it| !is_text(it)) {
        add(Place::Stack, None, "Transform", transform);
    }
    found
}

/// A list that grows but once.
fn collected<T>(most: usize, items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(most);
    list.extend(items);
    list
}

/// The properties of a resource. What is next to them in their place, or misspelt, is unknown: it is
/// reported by itself.
fn properties(resource: &template::Resource) -> Node<'_> {
    let means_them = |(key, _): &(Text, Value)| means_properties(key);
    if resource.properties().is_none() && unknown_entries(resource).any(means_them) {
        return Node::Unknown;
    }
    let misplaced = unknown_entries(resource)
        .filter(|(key, _)| {
            let known = resource.known;
            known.is_some_and(|known| known.property(key).is_some())
        })
        .map(|(key, _)| (borrowed(key), Node::Unknown));
    match part(&resource.body, "Properties", || Node::Object(Items::new())) {
        Node::Object(mut entries) => {
            entries.extend(misplaced);
            Node::Object(entries)
        }
        other => other,
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

/// The resources, without macros and loops in their place.
fn resources(template: &Template) -> impl Iterator<Item = &template::Resource> {
    template
        .resources
        .iter()
        .filter(|resource| !makes_entries(resource.declaration, &resource.id))
}

/// The outputs, without macros and loops in their place.
fn outputs(template: &Template) -> impl Iterator<Item = &template::Output> {
    template
        .outputs
        .iter()
        .filter(|output| !makes_entries(output.declaration, &output.id))
}

/// The mappings, without macros in their place. No loop makes mappings.
fn mappings(template: &Template) -> impl Iterator<Item = &template::Entry> {
    template
        .mappings
        .iter()
        .filter(|mapping| mapping.declaration.is_some() || mapping.id != MACRO)
}

/// The conditions, without macros and loops in their place.
fn conditions(template: &Template) -> impl Iterator<Item = &template::Entry> {
    template
        .conditions
        .iter()
        .filter(|condition| !makes_entries(condition.declaration, &condition.id))
}

/// Whether what stands under this id is a function in place of entries: it makes them when the
/// stack is deployed.
fn makes_entries(declaration: Option<Declaration>, id: &str) -> bool {
    declaration.is_none() && Generated::is_made_by(id)
}

/// The functions in place of entries.
fn generated(template: &Template) -> Vec<Generated<'_>> {
    let resources = template.resources.iter();
    let resources = resources
        .filter(|it| makes_entries(it.declaration, &it.id))
        .map(|it| generated_by("Resources", &it.id, &it.body.0));
    let outputs = template.outputs.iter();
    let outputs = outputs
        .filter(|it| makes_entries(it.declaration, &it.id))
        .map(|it| generated_by("Outputs", &it.id, &it.body.0));
    let conditions = template.conditions.iter();
    let conditions = conditions
        .filter(|it| makes_entries(it.declaration, &it.id))
        .map(|it| generated_by("Conditions", &it.id, &it.value));
    let mappings = template.mappings.iter();
    let mappings = mappings
        .filter(|it| it.declaration.is_none() && it.id == MACRO)
        .map(|it| generated_by("Mappings", &it.id, &it.value));
    mappings
        .chain(conditions)
        .chain(resources)
        .chain(outputs)
        .collect()
}

fn generated_by<'t>(section: &'static str, id: &'t Text, argument: &'t Value) -> Generated<'t> {
    Generated {
        section,
        function: borrowed(id),
        argument: argument.borrowed(),
    }
}

const MACRO: &str = "Fn::Transform";

/// The macros that work on the whole template.
fn transforms(template: &Template) -> Vec<Cow<'_, str>> {
    let at_the_top = template.sections.iter().find(|(name, _)| name == MACRO);
    let mut transforms = texts(template.transform.as_ref());
    transforms.extend(texts(at_the_top.map(|(_, value)| value)));
    transforms
}

/// The part of a resource or an output with this name; `missing` where there is none. What a macro makes in
/// place of the whole, or of the part, is shown as its function.
fn part<'t>(body: &'t Body, name: &str, missing: impl FnOnce() -> Node<'t>) -> Node<'t> {
    match (macro_in(body), body.get(name)) {
        (Some((_, made)), _) if made.may_change_siblings() => body.0.borrowed(),
        (Some((_, made)), None) => made,
        (_, Some(value)) => value.borrowed(),
        (None, None) => missing(),
    }
}

/// The macro that stands beside the parts of a resource or an output.
fn macro_in(body: &Body) -> Option<(&'static str, Node<'_>)> {
    let argument = match &body.0 {
        Value::Function(name, argument) if name == MACRO => &**argument,
        value => value.entry(MACRO)?,
    };
    Some((MACRO, Node::call(MACRO, argument.borrowed())))
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

fn named<'t>(entries: impl Iterator<Item = &'t template::Entry>) -> Vec<Entry<'t>> {
    entries
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
        Place::Mapping(index) => mappings(template).nth(index)?.declaration,
        Place::Condition(index) => conditions(template).nth(index)?.declaration,
        Place::Import(index) => Some(template.imports.get(index)?.declaration),
        Place::Stack => None,
    }
}
