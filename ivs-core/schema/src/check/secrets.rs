//! Private keys and stream keys, which are taken out of a stack before anything else looks at it: what
//! the other checks don't see, no message of theirs can show.

use crate::key;
use crate::report::{Report, Violation};
use crate::rules::{self, secrets};
use crate::view::{Entry, Indexed, Node, Resource, Stack};
use std::borrow::Cow;

/// What a check still sees of a private key where a public key belongs.
const PRIVATE_KEY: &str = "-----BEGIN PRIVATE KEY-----";

/// What the rules about secrets say.
pub(super) fn find(stack: &Indexed<'_, '_>) -> Vec<Violation> {
    let mut report = Report::new(stack);
    rules::check_secrets(stack, &mut report);
    report.finish()
}

fn is_secret(text: &str) -> bool {
    key::secret(text).is_some()
}

/// Takes all secrets out of a stack.
pub(super) fn forget(stack: &mut Stack<'_>) {
    let mut names = Names(0);
    for entries in [
        &mut stack.parameters,
        &mut stack.mappings,
        &mut stack.conditions,
    ] {
        for Entry { id, name, value } in entries {
            names.replace(id, name);
            in_node(value);
        }
    }
    for resource in &mut stack.resources {
        names.replace(&mut resource.id, &mut resource.name);
        if is_secret(&resource.type_name) {
            resource.type_name = "Custom::Unknown".into();
            resource.properties = Node::Unknown;
        }
        in_properties(resource);
        for (_, value) in &mut resource.attributes {
            in_node(value);
        }
        in_entries(&mut resource.other_entries);
        forget_text(&mut resource.condition);
        resource.depends_on.retain(|id| !is_secret(id));
    }
    for output in &mut stack.outputs {
        names.replace(&mut output.id, &mut output.name);
        in_node(&mut output.value);
        in_entries(&mut output.other_entries);
        forget_text(&mut output.condition);
        forget_text(&mut output.description);
        if let Some(export) = &mut output.export {
            in_node(export);
        }
    }
    for import in &mut stack.imports {
        in_node(&mut import.arn);
        forget_text(&mut import.id);
    }
    for entries in [&mut stack.sections, &mut stack.tags] {
        in_entries(entries);
    }
    if let Some(metadata) = &mut stack.metadata {
        in_node(metadata);
    }
    // Nothing else looks at it.
    stack.unread.clear();
    stack.generated.retain(|made| !is_secret(&made.function));
    for made in &mut stack.generated {
        in_node(&mut made.argument);
    }
    stack.transforms.retain(|name| !is_secret(name));
    forget_text(&mut stack.region);
    forget_text(&mut stack.description);
}

/// Makes names for what has a secret for its name.
struct Names(usize);

impl Names {
    fn replace(&mut self, id: &mut Cow<'_, str>, name: &mut Cow<'_, str>) {
        if is_secret(id) {
            self.0 += 1;
            *id = format!("Unknown{}", self.0).into();
        }
        if is_secret(name) {
            *name = id.to_string().into();
        }
    }
}

fn forget_text(text: &mut Option<Cow<'_, str>>) {
    if text.as_deref().is_some_and(is_secret) {
        *text = None;
    }
}

/// The properties of a resource. A private key as the material of a key is left to the rule about that,
/// which names what belongs there instead.
fn in_properties(resource: &mut Resource<'_>) {
    if !resource.properties.has(&has_secret) {
        return;
    }
    let takes_key = secrets::takes_key_material(resource);
    let Node::Object(entries) = &mut resource.properties else {
        return in_node(&mut resource.properties);
    };
    let entries = entries.to_mut();
    let mut is_private = false;
    if takes_key
        && let Some((_, value)) = entries
            .iter_mut()
            .find(|(key, _)| key == "PublicKeyMaterial")
        && matches!(value, Node::String(text) if key::holds_private_key(text))
    {
        *value = Node::Unknown;
        is_private = true;
    }
    in_entries(entries);
    if is_private
        && let Some((_, value)) = entries
            .iter_mut()
            .find(|(key, _)| key == "PublicKeyMaterial")
    {
        *value = Node::String(PRIVATE_KEY.into());
    }
}

fn in_entries<'a>(entries: &mut Vec<(Cow<'a, str>, Node<'a>)>) {
    entries.retain(|(key, _)| !is_secret(key));
    for (_, value) in entries {
        in_node(value);
    }
}

/// Whether a value is a secret, or has one in a name of its own.
fn has_secret(node: &Node<'_>) -> bool {
    match node {
        Node::String(text) => is_secret(text),
        Node::Reference { to, attribute, .. } => {
            is_secret(to) || attribute.as_deref().is_some_and(is_secret)
        }
        Node::Object(entries) => entries.iter().any(|(key, _)| is_secret(key)),
        Node::Function(name, _) => is_secret(name),
        _ => false,
    }
}

fn in_node(node: &mut Node<'_>) {
    // Most values have none, and stay borrowed.
    if !node.has(&has_secret) {
        return;
    }
    let is_forgotten = match node {
        Node::String(_) | Node::Reference { .. } => true,
        Node::List(items) => {
            items.to_mut().iter_mut().for_each(in_node);
            false
        }
        Node::Object(entries) => {
            let before = entries.len();
            in_entries(entries.to_mut());
            entries.is_empty() && before > 0
        }
        Node::Function(name, argument) => {
            in_node(argument.to_mut());
            is_secret(name)
        }
        Node::Boolean(_) | Node::Integer(_) | Node::Number(_) | Node::Digits(_) | Node::Unknown => {
            false
        }
    };
    if is_forgotten {
        *node = Node::Unknown;
    }
}
