//! What must not be seen.

use crate::key;
use crate::report::{Report, Rule};
use crate::view::{Node, Part, Path, Place, Stack, Step};
use std::collections::HashMap;

/// Calls `visit` for each value of the stack, with its path.
fn walk(stack: &Stack<'_>, mut visit: impl FnMut(Path, &Node<'_>)) {
    let mut walk = |place: Place, section: &str, node: &Node<'_>| {
        let mut steps = vec![Step::Key(section.into())];
        node.walk(&mut steps, &mut |steps, node| {
            let path = Path {
                place,
                steps: steps.to_vec(),
                part: Part::Value,
            };
            visit(path, node);
        });
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        walk(Place::Resource(index), "Properties", &resource.properties);
        for (section, node) in &resource.attributes {
            walk(Place::Resource(index), section, node);
        }
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        walk(Place::Output(index), "Value", &output.value);
    }
}

/// The private half of a key stays out of the template.
///
/// Whoever may read the stack reads its template; a private key in it lets them sign tokens.
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key".
pub(super) fn private_key_in_template(rule: Rule, stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    let is_key_material = |steps: &[Step]| {
        // There `public_key_must_be_p384` says it better.
        matches!(steps.last(), Some(Step::Key(key)) if key == "PublicKeyMaterial")
    };
    let mut found = Vec::new();
    walk(stack, |path, node| {
        if let Node::String(text) = node
            && !is_key_material(&path.steps)
            && key::holds_private_key(text)
        {
            found.push(path);
        }
    });
    for path in found {
        report
            .add(rule, path, "a private key must never reach a template")
            .help("keep it in Secrets Manager and read it when the program runs");
    }
}

/// A stream key's value flows into a Secrets Manager secret and nowhere else.
///
/// Whoever knows it can stream to the channel. Outputs, tags, names and metadata can be read by
/// everybody who may describe the stack.
///
/// Source: IVS API reference, `StreamKeyValue`, marked sensitive.
pub(super) fn secret_outside_secrets_manager(
    rule: Rule,
    stack: &Stack<'_>,
    report: &mut Report<'_, '_>,
) {
    let secrets: HashMap<&str, _> = stack
        .resources
        .iter()
        .filter_map(|resource| {
            let resource_type = resource.resource_type?;
            let secret = resource_type
                .attributes
                .iter()
                .find(|attribute| attribute.secret)?;
            Some((&*resource.id, (secret, &resource.name)))
        })
        .collect();
    if secrets.is_empty() {
        return;
    }
    let mut found = Vec::new();
    walk(stack, |path, node| {
        if let Node::Reference {
            to,
            attribute: Some(attribute),
        } = node
            && let Some((secret, name)) = secrets.get(&**to)
            && secret.cloudformation == attribute
        {
            found.push((path, stack.spelling.property(attribute), name.to_string()));
        }
    });
    for (path, attribute, name) in found {
        let shown = match path.place {
            Place::Output(_) => "an output shows it to everybody who may describe the stack",
            _ => "it may flow into a Secrets Manager secret only",
        };
        report
            .add(
                rule,
                path,
                format!("`{name}.{attribute}` is a secret; {shown}"),
            )
            .help(format!(
                "read it when the program runs, with the `GetStreamKey` API call, or allow it with `#[allow({})]`",
                rule.name
            ));
    }
}
