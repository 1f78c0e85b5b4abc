//! What must not be seen.

use crate::key;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Place, Resource, Stack, Way};

/// Calls `visit` for each value of the stack, with the way that leads there.
fn walk(stack: &Stack<'_>, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
    for (index, resource) in stack.resources.iter().enumerate() {
        let place = Place::Resource(index);
        let properties = Way::Section(place, "Properties");
        resource.properties.walk(&properties, visit);
        for (section, node) in &resource.attributes {
            node.walk(&Way::Section(place, section), visit);
        }
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        let value = Way::Section(Place::Output(index), "Value");
        output.value.walk(&value, visit);
    }
}

/// The private half of a key stays out of the template.
///
/// Whoever may read the stack reads its template; a private key in it lets them sign tokens.
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key".
pub(super) fn private_key_in_template(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    // There `public_key_must_be_p384` says it better.
    let is_key_material = |way: &Way<'_>| matches!(way, Way::Key(_, "PublicKeyMaterial"));
    walk(stack, &mut |way, node| {
        if let Node::String(text) = node
            // Cheaper to find than the label of a block, and rare enough.
            && text.contains("PRIVATE KEY")
            && !is_key_material(way)
            && key::holds_private_key(text)
        {
            report
                .add(
                    rule,
                    way.path(),
                    "a private key must never reach a template",
                )
                .help("keep it in Secrets Manager and read it when the program runs");
        }
    });
}

/// A stream key's value flows into a Secrets Manager secret and nowhere else.
///
/// Whoever knows it can stream to the channel. Outputs, tags, names and metadata can be read by
/// everybody who may describe the stack.
///
/// Source: IVS API reference, `StreamKeyValue`, marked sensitive.
pub(super) fn secret_outside_secrets_manager(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let secrets = secrets(stack);
    if secrets.is_empty() {
        return;
    }
    walk(stack, &mut |way, node| {
        // Most attributes are told by their names to be none, which is cheaper than to look up
        // whose they are.
        let Node::Reference {
            to,
            attribute: Some(attribute),
        } = node
        else {
            return;
        };
        if !secrets.contains(&&**attribute) {
            return;
        }
        let Some(resource) = stack
            .declared(to)
            .filter(|resource| has_secret(resource, attribute))
        else {
            return;
        };
        let path = way.path();
        let shown = match path.place {
            Place::Output(_) => "an output shows it to everybody who may describe the stack",
            _ => "it may flow into a Secrets Manager secret only",
        };
        let message = format!(
            "`{}.{}` is a secret; {shown}",
            resource.name,
            stack.spelling.property(attribute)
        );
        report
            .add(rule, path, message)
            .help(format!(
                "read it when the program runs, with the `GetStreamKey` API call, or allow it with `#[allow({})]`",
                rule.name
            ));
    });
}

/// The names of the attributes that are secret on some resource.
fn secrets(stack: &Stack<'_>) -> Vec<&'static str> {
    let mut names = Vec::new();
    let types = stack
        .resources
        .iter()
        .filter_map(|resource| resource.resource_type);
    for attribute in types.flat_map(|found| found.attributes) {
        if attribute.secret && !names.contains(&attribute.cloudformation) {
            names.push(attribute.cloudformation);
        }
    }
    names
}

fn has_secret(resource: &Resource<'_>, attribute: &str) -> bool {
    resource
        .resource_type
        .and_then(|found| found.attribute(attribute))
        .is_some_and(|attribute| attribute.secret)
}
