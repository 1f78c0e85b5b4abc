//! A template as the rules see it.

use crate::error::{Error, Violations};
use crate::template::{self, Declaration, Template};
use crate::value::{Text, Value};
use ivs_schema::check;
use ivs_schema::presence::Presence;
use ivs_schema::report::Violation;
use ivs_schema::view::{Entry, Import, Node, Output, Path, Place, Resource, Stack, Step};
use std::borrow::Cow;

/// Runs all rules on a template.
pub(crate) fn check(template: &Template) -> Violations {
    let violations = check::check(stack(template));
    Violations::new(
        violations
            .into_iter()
            .map(|violation| error(template, violation))
            .collect(),
    )
}

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
                attributes: ["CreationPolicy", "UpdatePolicy", "Metadata"]
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
                value: output.body.get("Value").map_or(Node::Unknown, node),
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
        allowed: template.allowed.iter().map(borrowed).collect(),
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

fn object(properties: &[(Text, Value)]) -> Node<'_> {
    Node::Object(entries(properties))
}

fn node(value: &Value) -> Node<'_> {
    match value {
        Value::Boolean(value) => Node::Boolean(*value),
        Value::Integer(value) => Node::Integer(*value),
        Value::Number(value) => Node::Number(*value),
        Value::String(text) => Node::String(borrowed(text)),
        Value::List(items) => Node::List(items.iter().map(node).collect()),
        Value::Object(properties) | Value::Tags(properties) => object(properties),
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

fn error(template: &Template, violation: Violation) -> Error {
    let Violation {
        rule,
        path,
        message,
        help,
    } = violation;
    let About {
        part,
        logical_id,
        declaration,
    } = about(template, path.place).unwrap_or_default();
    Error {
        rule,
        message,
        help,
        path: within(part, &path),
        logical_id,
        declaration,
    }
}

/// What a message is about.
#[derive(Default)]
struct About {
    /// Its path in the template.
    part: String,
    logical_id: Option<String>,
    declaration: Option<Declaration>,
}

fn about(template: &Template, place: Place) -> Option<About> {
    let (section, id, declaration) = match place {
        Place::Resource(index) => {
            let resource = resources(template).nth(index)?;
            ("Resources", &resource.id, resource.declaration)
        }
        Place::Output(index) => {
            let output = outputs(template).nth(index)?;
            ("Outputs", &output.id, output.declaration)
        }
        Place::Parameter(index) => {
            let entry = template.parameters.get(index)?;
            ("Parameters", &entry.id, entry.declaration)
        }
        Place::Mapping(index) => {
            let entry = template.mappings.get(index)?;
            ("Mappings", &entry.id, entry.declaration)
        }
        Place::Condition(index) => {
            let entry = template.conditions.get(index)?;
            ("Conditions", &entry.id, entry.declaration)
        }
        Place::Import(index) => {
            let import = template.imports.get(index)?;
            return Some(About {
                declaration: Some(import.declaration),
                ..About::default()
            });
        }
        Place::Stack => return None,
    };
    Some(About {
        part: format!("{section}.{id}"),
        logical_id: Some(id.to_string()),
        declaration,
    })
}

/// The path as people write it: `Resources.Main.Properties.Tags[0]`.
fn within(mut part: String, path: &Path) -> String {
    // What the rules call the properties of a parameter stands in the parameter itself.
    let has_properties = !matches!(path.place, Place::Parameter(_));
    for step in path.steps.iter().skip(usize::from(!has_properties)) {
        match step {
            Step::Key(key) => {
                if !part.is_empty() {
                    part.push('.');
                }
                part.push_str(key);
            }
            Step::Index(index) => {
                part.extend(["[", &index.to_string(), "]"]);
            }
        }
    }
    part
}
