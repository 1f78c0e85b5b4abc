//! A template as the rules see it.

use crate::body::Body;
use crate::error::{Error, Violations};
use crate::template::{self, Declaration, Template};
use crate::value::{Text, Value};
use ivs_schema::check;
use ivs_schema::presence::Presence;
use ivs_schema::report::Violation;
use ivs_schema::view::{Entry, Generated, Import, Node, Output, Place, Resource, Stack};
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
                properties: part(&resource.body, "Properties", || Node::Object(Vec::new())),
                condition: resource.body.text("Condition").map(borrowed),
                declared: Presence::Always,
                attributes: BESIDE
                    .into_iter()
                    .filter_map(|name| Some((name, node(resource.body.get(name)?))))
                    .chain(macro_in(&resource.body))
                    .collect(),
                depends_on: texts(resource.body.get("DependsOn")),
                allowed: resource.allowed.iter().map(borrowed).collect(),
            })
            .collect(),
        outputs: outputs(template)
            .map(|output| Output {
                id: borrowed(&output.id),
                name: name(output.declaration, &output.id),
                value: part(&output.body, "Value", Node::no_value),
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
        parameters: named(template.parameters.iter()),
        mappings: named(mappings(template)),
        conditions: named(conditions(template)),
        generated: generated(template),
        region: template.region.as_ref().map(borrowed),
        transforms: transforms(template),
        description: template.description.as_ref().map(borrowed),
        metadata: template.metadata.as_ref().map(node),
        sections: entries(&template.sections),
        allowed: template.allowed.iter().map(borrowed).collect(),
        is_partial: false,
        spelling: template.spelling,
    }
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
    let entry = |section, id, argument| Generated {
        section,
        function: borrowed(id),
        argument: node(argument),
    };
    let resources = template.resources.iter();
    let resources = resources
        .filter(|it| makes_entries(it.declaration, &it.id))
        .map(|it| entry("Resources", &it.id, &it.body.0));
    let outputs = template.outputs.iter();
    let outputs = outputs
        .filter(|it| makes_entries(it.declaration, &it.id))
        .map(|it| entry("Outputs", &it.id, &it.body.0));
    let conditions = template.conditions.iter();
    let conditions = conditions
        .filter(|it| makes_entries(it.declaration, &it.id))
        .map(|it| entry("Conditions", &it.id, &it.value));
    let mappings = template.mappings.iter();
    let mappings = mappings
        .filter(|it| it.declaration.is_none() && it.id == MACRO)
        .map(|it| entry("Mappings", &it.id, &it.value));
    mappings
        .chain(conditions)
        .chain(resources)
        .chain(outputs)
        .collect()
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
        (Some((_, made)), _) if made.may_change_siblings() => node(&body.0),
        (Some((_, made)), None) => made,
        (_, Some(value)) => node(value),
        (None, None) => missing(),
    }
}

/// The macro that stands beside the parts of a resource or an output.
fn macro_in(body: &Body) -> Option<(&'static str, Node<'_>)> {
    let argument = match &body.0 {
        Value::Function(name, argument) if name == MACRO => &**argument,
        value => value.get(MACRO)?,
    };
    let function = Node::Function(Cow::Borrowed(MACRO), Box::new(node(argument)));
    Some((MACRO, function))
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

fn named<'t>(entries: impl Iterator<Item = &'t template::Entry>) -> Vec<Entry<'t>> {
    entries
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
        Place::Mapping(index) => mappings(template).nth(index)?.declaration,
        Place::Condition(index) => conditions(template).nth(index)?.declaration,
        Place::Import(index) => Some(template.imports.get(index)?.declaration),
        Place::Stack => None,
    }
}
