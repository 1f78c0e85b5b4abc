//! Logical ids.

use crate::report::{Report, Rule};
use crate::view::{Entry, Indexed, Part, Path, Place, Stack};
use std::collections::HashMap;

const MAXIMUM_ID_LENGTH: usize = 255;

/// The logical id of what is declared there.
pub(super) fn id_of(place: Place) -> Path {
    Path::of(place).part(Part::Id)
}

/// A place with the logical id and the name of what is declared there.
type Id<'n> = (Place, &'n str, &'n str);

fn ids_of_resources<'n>(stack: &'n Stack<'_>) -> impl Iterator<Item = Id<'n>> {
    stack
        .resources
        .iter()
        .enumerate()
        .map(|(index, resource)| (Place::Resource(index), &*resource.id, &*resource.name))
}

fn ids_of_outputs<'n>(stack: &'n Stack<'_>) -> impl Iterator<Item = Id<'n>> {
    stack
        .outputs
        .iter()
        .enumerate()
        .map(|(index, output)| (Place::Output(index), &*output.id, &*output.name))
}

fn ids_of<'n>(entries: &'n [Entry<'_>], place: fn(usize) -> Place) -> impl Iterator<Item = Id<'n>> {
    entries
        .iter()
        .enumerate()
        .map(move |(index, entry)| (place(index), &*entry.id, &*entry.name))
}

/// A logical id is used once: among resources and parameters, and among what stands in each other
/// section.
///
/// Why: a template has no place for two things with one id. Names that differ can give the same id:
/// `main_a` and `mainA` are both `MainA`.
///
/// ```text,wrong
/// let main_a = Room { };
/// let mainA = Room { };
/// ```
///
/// ```text,right
/// let main_a = Room { };
/// let main_b = Room { };
/// ```
///
/// Source: CloudFormation User Guide, "Resources" and "Parameters"; cfn-lint E3007.
pub(super) fn duplicate_logical_id(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    // Parameters share the names of resources.
    let parameters = ids_of(&stack.parameters, Place::Parameter);
    if !stack.has_unique_ids() || !stack.parameters.is_empty() {
        duplicates(rule, parameters.chain(ids_of_resources(stack)), report);
    }
    duplicates(rule, ids_of(&stack.mappings, Place::Mapping), report);
    duplicates(rule, ids_of(&stack.conditions, Place::Condition), report);
    duplicates(rule, ids_of_outputs(stack), report);
}

fn duplicates<'n>(rule: Rule, ids: impl Iterator<Item = Id<'n>>, report: &mut Report<'_, '_>) {
    let mut first_of = HashMap::new();
    let help = report.spelling().choose(
        "rename one of them, or give it another id with `#[logical_id(\"..\")]`",
        "rename one of them",
    );
    for (place, id, name) in ids {
        if let Some(first) = first_of.get(id) {
            let message = if *first == name {
                format!("the logical id `{id}` is used twice")
            } else {
                format!("`{name}` gives the logical id `{id}`, which `{first}` has already")
            };
            report.add(rule, id_of(place), message).help(help);
        } else {
            first_of.insert(id, name);
        }
    }
}

/// A logical id has 1 to 255 letters and digits.
///
/// Why: CloudFormation refuses the template. In the id of a condition it lets `_` and `&` pass.
///
/// ```text,wrong
/// #[logical_id("main-room")]
/// let chat = Room { };
/// ```
///
/// ```text,right
/// #[logical_id("MainRoom")]
/// let chat = Room { };
/// ```
///
/// Source: CloudFormation User Guide, "Resources", "Parameters", "Mappings", "Conditions", "Outputs"
/// and "Quotas".
pub(super) fn logical_id_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let ids = ids_of(&stack.parameters, Place::Parameter)
        .chain(ids_of(&stack.mappings, Place::Mapping))
        .chain(ids_of(&stack.conditions, Place::Condition))
        .chain(ids_of_resources(stack))
        .chain(ids_of_outputs(stack));
    for (place, id, _) in ids {
        let others: &[u8] = match place {
            Place::Condition(_) => b"_&",
            _ => &[],
        };
        let is_refused = |byte: u8| !byte.is_ascii_alphanumeric() && !others.contains(&byte);
        let message = if id.is_empty() {
            "a logical id has at least one letter or digit".into()
        } else if id.len() > MAXIMUM_ID_LENGTH {
            format!(
                "a logical id has at most {MAXIMUM_ID_LENGTH} characters, not {}",
                id.len()
            )
        } else if id.bytes().any(is_refused) {
            format!("the logical id `{id}` has other characters than the letters A to Z and digits")
        } else {
            continue;
        };
        report
            .add(rule, id_of(place), message)
            .help(stack.spelling.choose(
                "give it another id with `#[logical_id(\"..\")]`",
                "rename it",
            ));
    }
}
