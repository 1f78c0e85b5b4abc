//! What must not be seen.

use crate::key;
use crate::metadata::{Kind, Property};
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Path, Place, Resource, Stack, Step, Way};

const SECRET: &str = "AWS::SecretsManager::Secret";

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
        if let Some(export) = &output.export {
            export.walk(&Way::Section(Place::Output(index), "Export"), visit);
        }
    }
    let tags = Way::Section(Place::Stack, "Tags");
    for (key, value) in &stack.tags {
        value.walk(&Way::Key(&tags, key), visit);
    }
    if let Some(metadata) = &stack.metadata {
        metadata.walk(&Way::Section(Place::Stack, "Metadata"), visit);
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
/// everybody who may describe the stack, a function's environment and a parameter of Systems Manager
/// by everybody who may describe those.
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
        if is_kept(stack, &path) {
            return;
        }
        let value = format!("{}.{}", resource.name, stack.spelling.property(attribute));
        let message = format!("`{value}` is a secret; {}", leak(stack, &path));
        let help = match stack.spelling {
            Spelling::Rust => format!(
                "keep it with `let secret = {SECRET} {{ secret_string: {value} }};` and read it \
                 when the program runs, or allow it with `#[allow({})]`",
                rule.name
            ),
            Spelling::CloudFormation => format!(
                "keep it in the `SecretString` of an `{SECRET}` and read it when the program runs"
            ),
        };
        report.add(rule, path, message).help(help);
    });
}

/// Whether what stands there becomes the value of a secret of Secrets Manager.
fn is_kept(stack: &Stack<'_>, path: &Path) -> bool {
    let Place::Resource(index) = path.place else {
        return false;
    };
    let is_secret = stack
        .resources
        .get(index)
        .is_some_and(|resource| resource.type_name == SECRET);
    let is_key =
        |step: Option<&Step>, name: &str| matches!(step, Some(Step::Key(key)) if key == name);
    is_secret
        && is_key(path.steps.first(), "Properties")
        && is_key(path.steps.get(1), "SecretString")
}

/// Where a secret can be seen that stands there.
fn leak(stack: &Stack<'_>, path: &Path) -> String {
    let is_in =
        |section: &str| matches!(path.steps.first(), Some(Step::Key(key)) if key == section);
    match path.place {
        Place::Output(index) => {
            let name = stack.outputs.get(index).map_or("", |output| &*output.name);
            if is_in("Export") {
                format!("the export of `{name}` shows it to everybody in the account")
            } else {
                format!("the output `{name}` shows it to everybody who may describe the stack")
            }
        }
        Place::Resource(index) => match stack.resources.get(index) {
            Some(resource) => {
                let way = way_in(resource, stack.spelling, &path.steps);
                format!(
                    "it flows into `{way}` of `{}`, but may flow into a Secrets Manager secret only",
                    resource.name
                )
            }
            None => String::new(),
        },
        _ if is_in("Tags") => "it flows into the tags of the stack, which everybody sees".into(),
        _ => "it flows into the metadata of the stack, which everybody sees".into(),
    }
}

/// The way into a resource as its author writes it, without the functions on it:
/// `environment.Variables.KEY`.
fn way_in(resource: &Resource<'_>, spelling: Spelling, steps: &[Step]) -> String {
    let mut way = String::new();
    let mut rows = resource.resource_type.map(|found| found.properties);
    let mut is_in_function = false;
    let steps = match steps.split_first() {
        Some((Step::Key(section), inside)) if section == "Properties" => inside,
        _ => {
            rows = None;
            steps
        }
    };
    for step in steps {
        match step {
            Step::Key(key) if key.starts_with("Fn::") => is_in_function = true,
            Step::Index(_) if is_in_function => {}
            Step::Index(index) => way.extend(["[", &index.to_string(), "]"]),
            Step::Key(key) => {
                is_in_function = false;
                let row = rows.and_then(|rows| find(rows, key));
                if !way.is_empty() {
                    way.push('.');
                }
                match (row, spelling) {
                    (Some(row), Spelling::Rust) => way.push_str(row.name),
                    _ => way.push_str(key),
                }
                rows = row.and_then(|row| match &row.kind {
                    Kind::Block(block) => Some(block.properties),
                    Kind::List(list) => match list.item {
                        Kind::Block(block) => Some(block.properties),
                        _ => None,
                    },
                    _ => None,
                });
            }
        }
    }
    way
}

fn find(rows: &'static [Property], cloudformation: &str) -> Option<&'static Property> {
    rows.iter().find(|row| row.cloudformation == cloudformation)
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
