//! Asks the rules about a stack, and finds the tokens that their answers are about.

use crate::diagnostics::Diagnostics;
use crate::ir::{Content, Entry, Existence, Parameter, Piece, Properties, Resource, Stack, Value};
use crate::span::SpanRange;
use ivs_schema::check;
use ivs_schema::names::Spelling;
use ivs_schema::report::{Level, Violation};
use ivs_schema::view::{self, Node, Part, Path, Place, Step};
use proc_macro2::Ident;
use std::borrow::Cow;

/// A stack without errors.
pub struct Checked<'s>(&'s Stack);

impl std::ops::Deref for Checked<'_> {
    type Target = Stack;

    fn deref(&self) -> &Stack {
        self.0
    }
}

/// Checks a stack with all rules.
pub fn check<'s>(stack: &'s Stack, diagnostics: &mut Diagnostics) -> Option<Checked<'s>> {
    let mut view = view(stack);
    view.is_partial = diagnostics.has_errors();
    for violation in check::check(view) {
        let Violation {
            rule,
            path,
            message,
            help,
            note,
        } = violation;
        let span = span_of(stack, &path);
        match rule.level {
            Level::Forbid | Level::Deny => diagnostics.error(span, message).maybe_note(note),
            // It is shown with the name of its rule anyway.
            Level::Warn => diagnostics.warning(rule.name, span, message),
        }
        .maybe_help(help);
    }
    (!diagnostics.has_errors()).then_some(Checked(stack))
}

/// A stack as the rules see it.
pub fn view(stack: &Stack) -> view::Stack<'static> {
    view::Stack {
        resources: stack
            .resources()
            .map(|resource| view::Resource {
                id: resource.id.text.clone().into(),
                name: resource.shown.clone().into(),
                type_name: resource.type_name.clone().into(),
                resource_type: resource.of_type,
                properties: properties(&resource.properties),
                condition: condition(&resource.existence),
                declared: resource.existence.declared.clone(),
                attributes: attributes(resource),
                depends_on: resource
                    .attributes
                    .depends_on
                    .iter()
                    .map(|dependency| dependency.id.clone().into())
                    .collect(),
                other_entries: Vec::new(),
                allowed: names(&resource.attributes.allowed),
            })
            .collect(),
        outputs: outputs(stack),
        imports: imports(stack),
        tags: match stack.tags.as_ref().map(Value::node) {
            Some(Node::Object(tags)) => tags.into_vec(),
            _ => Vec::new(),
        },
        parameters: stack
            .parameters
            .iter()
            .map(|parameter| view::Entry {
                id: parameter.id.text.clone().into(),
                name: parameter.name.to_string().into(),
                value: self::parameter(parameter),
            })
            .collect(),
        mappings: stack
            .mappings
            .iter()
            .map(|mapping| view::Entry {
                id: mapping.id.text.clone().into(),
                name: mapping.name.to_string().into(),
                value: mapping.value.node(),
            })
            .collect(),
        conditions: stack
            .conditions
            .iter()
            .map(|condition| view::Entry {
                id: condition.id.text.clone().into(),
                name: condition.shown.clone().into(),
                value: condition.value.node(),
            })
            .collect(),
        region: stack
            .region
            .as_ref()
            .map(|(region, _)| Cow::Owned(region.clone())),
        generated: Vec::new(),
        transforms: stack
            .transforms
            .iter()
            .map(|name| Cow::Owned(name.clone()))
            .collect(),
        description: stack.documentation.text.clone().map(Cow::Owned),
        metadata: stack.metadata.as_ref().map(Value::node),
        sections: stack
            .sections
            .iter()
            .map(|(name, value)| (Cow::Owned(name.to_string()), value.node()))
            .collect(),
        allowed: names(&stack.allowed),
        unread: Vec::new(),
        files: stack.contents.iter().cloned().map(Cow::Owned).collect(),
        is_partial: false,
        bytes: None,
        spelling: Spelling::Rust,
    }
}

/// What is said of a parameter, its doc comment included.
fn parameter(parameter: &Parameter) -> Node<'static> {
    let mut entries = match crate::ir::block_node(&parameter.entries) {
        Node::Object(entries) => entries,
        other => return other,
    };
    if let Some(description) = &parameter.description {
        let description = Node::String(description.clone().into());
        entries.to_mut().push(("Description".into(), description));
    }
    Node::Object(entries)
}

/// The attributes of a resource, as the rules see them.
fn attributes(resource: &Resource) -> Vec<(&'static str, Node<'static>)> {
    let values = beside(resource)
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?.node())));
    let policies = policies(resource)
        .into_iter()
        .filter_map(|(name, policy)| Some((name, Node::String(policy?.to_string().into()))));
    values.chain(policies).collect()
}

fn outputs(stack: &Stack) -> Vec<view::Output<'static>> {
    stack
        .outputs()
        .map(|output| view::Output {
            id: output.id.text.clone().into(),
            name: output.shown.clone().into(),
            value: output.value.node(),
            condition: condition(&output.existence),
            declared: output.existence.declared.clone(),
            description: output.documentation.text.clone().map(Cow::Owned),
            export: output.export.as_ref().map(Value::node),
            other_entries: Vec::new(),
            allowed: names(&output.allowed),
        })
        .collect()
}

fn imports(stack: &Stack) -> Vec<view::Import<'static>> {
    stack
        .imports()
        .map(|import| {
            let node = import.argument.node();
            let id = match &node {
                Node::String(id) if import.constructor == "from_id" => Some(id.clone()),
                _ => None,
            };
            view::Import {
                resource_type: import.resource_type,
                arn: if import.constructor == "from_id" {
                    Node::Unknown
                } else {
                    node
                },
                id,
            }
        })
        .collect()
}

fn condition(existence: &Existence) -> Option<Cow<'static, str>> {
    let condition = existence.condition.as_ref()?;
    Some(Cow::Owned(condition.id.clone()))
}

fn names(idents: &[Ident]) -> Vec<Cow<'static, str>> {
    idents
        .iter()
        .map(|ident| Cow::Owned(ident.to_string()))
        .collect()
}

fn properties(properties: &Properties) -> Node<'static> {
    match properties {
        Properties::Block(entries) => crate::ir::block_node(entries),
        Properties::StreamKeyOf { channel, .. } => {
            Node::Object(vec![("ChannelArn".into(), channel.node())].into())
        }
    }
}

/// What is free-form beside the properties of a resource.
fn beside(resource: &Resource) -> [(&'static str, Option<&Value>); 3] {
    let attributes = &resource.attributes;
    [
        ("CreationPolicy", attributes.creation_policy.as_ref()),
        ("UpdatePolicy", attributes.update_policy.as_ref()),
        ("Metadata", attributes.metadata.as_ref()),
    ]
}

/// What happens to the real thing, in words.
fn policies(resource: &Resource) -> [(&'static str, Option<&Ident>); 2] {
    let attributes = &resource.attributes;
    [
        ("DeletionPolicy", attributes.deletion_policy.as_ref()),
        (
            "UpdateReplacePolicy",
            attributes.update_replace_policy.as_ref(),
        ),
    ]
}

/// The tokens that a path is about.
fn span_of(stack: &Stack, path: &Path) -> SpanRange {
    let name = SpanRange::from(stack.name.span());
    match path.place {
        Place::Stack => in_stack(stack, path).unwrap_or(name),
        Place::Resource(index) => stack
            .resources()
            .nth(index)
            .map_or(name, |resource| in_resource(resource, path)),
        Place::Import(index) => stack
            .imports()
            .nth(index)
            .map_or(name, |import| import.argument.span),
        Place::Parameter(index) => stack
            .parameters
            .get(index)
            .map_or(name, |parameter| match path.steps.split_first() {
                Some((_, rest)) if !rest.is_empty() => {
                    in_entries(&parameter.entries, rest, path).unwrap_or(parameter.type_span)
                }
                Some(_) => parameter.type_span,
                None => parameter.id.span,
            }),
        Place::Mapping(index) => stack.mappings.get(index).map_or(name, |mapping| {
            if path.steps.is_empty() {
                mapping.id.span
            } else {
                in_value(&mapping.value, &path.steps, path)
            }
        }),
        Place::Condition(index) => stack
            .conditions
            .get(index)
            .map_or(name, |condition| condition.id.span),
        Place::Output(index) => stack.outputs().nth(index).map_or(name, |output| {
            let (step, rest) = match path.steps.split_first() {
                Some((Step::Key(key), rest)) => (key.as_str(), rest),
                _ => ("", &[][..]),
            };
            match step {
                "Value" => in_value(&output.value, rest, path),
                "Export" => output
                    .export
                    .as_ref()
                    .map_or(output.id.span, |export| in_value(export, rest, path)),
                "allow" => allowed(&output.allowed, rest).unwrap_or(output.id.span),
                _ => output.id.span,
            }
        }),
    }
}

fn in_stack(stack: &Stack, path: &Path) -> Option<SpanRange> {
    let (Step::Key(section), rest) = path.steps.split_first()? else {
        return None;
    };
    match section.as_str() {
        "Tags" => Some(in_value(stack.tags.as_ref()?, rest, path)),
        "Metadata" => Some(in_value(stack.metadata.as_ref()?, rest, path)),
        "allow" => allowed(&stack.allowed, rest),
        "region" => Some(stack.region.as_ref()?.1.into()),
        name => {
            let (section, value) = stack.sections.iter().find(|(known, _)| known == name)?;
            Some(if rest.is_empty() {
                section.span().into()
            } else {
                in_value(value, rest, path)
            })
        }
    }
}

fn in_resource(resource: &Resource, path: &Path) -> SpanRange {
    let Some((Step::Key(section), rest)) = path.steps.split_first() else {
        return match path.part {
            Part::Id => resource.id.span,
            Part::Name => resource.name.span().into(),
            _ => resource.type_span,
        };
    };
    match section.as_str() {
        "Properties" => match &resource.properties {
            Properties::Block(entries) => {
                in_entries(entries, rest, path).unwrap_or(resource.type_span)
            }
            Properties::StreamKeyOf { .. } => resource.type_span,
        },
        "DependsOn" => match rest.first() {
            Some(Step::Index(index)) => resource
                .attributes
                .depends_on
                .get(*index)
                .map_or(resource.type_span, |dependency| dependency.span.into()),
            _ => resource.type_span,
        },
        "allow" => allowed(&resource.attributes.allowed, rest).unwrap_or(resource.type_span),
        section => {
            let value = beside(resource)
                .into_iter()
                .find(|(name, _)| *name == section)
                .and_then(|(_, value)| Some(in_value(value?, rest, path)));
            let policy = policies(resource)
                .into_iter()
                .find(|(name, _)| *name == section)
                .and_then(|(_, policy)| Some(policy?.span().into()));
            value.or(policy).unwrap_or(resource.type_span)
        }
    }
}

fn allowed(names: &[Ident], steps: &[Step]) -> Option<SpanRange> {
    match steps.first()? {
        Step::Index(index) => Some(names.get(*index)?.span().into()),
        Step::Key(_) => None,
    }
}

fn in_value(value: &Value, steps: &[Step], path: &Path) -> SpanRange {
    let inner = match (&value.content, steps.split_first()) {
        (Content::Block(_, entries), Some(_)) => in_entries(entries, steps, path),
        (Content::Function(callee, arguments), Some((_, rest))) => {
            match (callee.only_argument(arguments), rest.split_first()) {
                (Some(argument), _) => Some(in_value(argument, rest, path)),
                (None, Some((Step::Index(index), rest))) => arguments
                    .get(*index)
                    .map(|argument| in_value(argument, rest, path)),
                _ => None,
            }
        }
        (Content::List(_, items), Some((Step::Index(index), rest))) => {
            items.get(*index).map(|item| in_value(item, rest, path))
        }
        (Content::Format(pieces), _) => pieces.iter().find_map(|piece| match piece {
            Piece::Value(_, value) if is_named(value, path.reference.as_deref()) => {
                Some(value.span)
            }
            _ => None,
        }),
        (
            Content::ProgramChoice {
                then, otherwise, ..
            },
            Some((_, rest)),
        ) => match rest.split_first() {
            Some((Step::Index(1), rest)) => Some(in_value(then, rest, path)),
            Some((Step::Index(2), rest)) => otherwise
                .as_ref()
                .map(|otherwise| in_value(otherwise, rest, path)),
            _ => None,
        },
        _ => None,
    };
    inner.unwrap_or(value.span)
}

/// Whether a value is what the string of a `Fn::Sub` names, such as `Main.Arn`.
fn is_named(value: &Value, reference: Option<&str>) -> bool {
    match (value.node(), reference) {
        (
            Node::Reference {
                to,
                attribute: None,
                ..
            },
            Some(reference),
        ) => to == reference,
        (
            Node::Reference {
                to,
                attribute: Some(attribute),
                ..
            },
            Some(reference),
        ) => reference
            .split_once('.')
            .is_some_and(|(id, rest)| to == id && attribute == rest),
        _ => false,
    }
}

fn in_entries(entries: &[Entry], steps: &[Step], path: &Path) -> Option<SpanRange> {
    let (Step::Key(key), rest) = steps.split_first()? else {
        return None;
    };
    let entry = entries.iter().find(|entry| entry.key == *key)?;
    if rest.is_empty() && path.part != Part::Value {
        return Some(entry.key_span.into());
    }
    Some(in_value(&entry.value, rest, path))
}
