//! What CloudFormation asks of every template.

use crate::needs::path_of_need;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Part, Path, Place, Stack};
use std::collections::HashMap;

const MAXIMUM_RESOURCES: usize = 500;
const MAXIMUM_OUTPUTS: usize = 200;
const MAXIMUM_ID_LENGTH: usize = 255;
const MAXIMUM_DESCRIPTION_BYTES: usize = 1024;

fn id_of(place: Place) -> Path {
    Path {
        place,
        steps: Vec::new(),
        part: Part::Id,
    }
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

/// A logical id is used once.
///
/// Names that differ can give the same id: `main_a` and `mainA` are both `MainA`.
///
/// Source: CloudFormation User Guide, "Resources".
pub(super) fn duplicate_logical_id(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    // Parameters share the names of resources.
    let parameters = stack
        .parameters
        .iter()
        .enumerate()
        .map(|(index, parameter)| (Place::Parameter(index), &*parameter.id, &*parameter.name));
    if !stack.has_unique_ids() || !stack.parameters.is_empty() {
        duplicates(rule, parameters.chain(ids_of_resources(stack)), report);
    }
    duplicates(rule, ids_of_outputs(stack), report);
}

fn duplicates<'n>(rule: Rule, ids: impl Iterator<Item = Id<'n>>, report: &mut Report<'_, '_>) {
    let mut first_of = HashMap::new();
    for (place, id, name) in ids {
        if let Some(first) = first_of.get(id) {
            let message = if *first == name {
                format!("the logical id `{id}` is used twice")
            } else {
                format!("`{name}` gives the logical id `{id}`, which `{first}` has already")
            };
            report
                .add(rule, id_of(place), message)
                .help("rename one of them, or give it another id with `#[logical_id(\"..\")]`");
        } else {
            first_of.insert(id, name);
        }
    }
}

/// A template has at most 500 resources.
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_resources(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if stack.resources.len() > MAXIMUM_RESOURCES {
        let message = format!(
            "the stack has {} resources, a template at most {MAXIMUM_RESOURCES}",
            stack.resources.len()
        );
        report
            .add(rule, id_of(Place::Stack), message)
            .help("divide it into several stacks");
    }
}

/// A template has at most 200 outputs.
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_outputs(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if stack.outputs.len() > MAXIMUM_OUTPUTS {
        let message = format!(
            "the stack has {} outputs, a template at most {MAXIMUM_OUTPUTS}",
            stack.outputs.len()
        );
        report
            .add(rule, id_of(Place::Stack), message)
            .help("divide it into several stacks");
    }
}

/// A logical id has 1 to 255 letters and digits.
///
/// Source: CloudFormation User Guide, "Resources" and "Quotas".
pub(super) fn logical_id_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (place, id, _) in ids_of_resources(stack).chain(ids_of_outputs(stack)) {
        let message = if id.is_empty() {
            "a logical id has at least one letter or digit".into()
        } else if id.len() > MAXIMUM_ID_LENGTH {
            format!(
                "a logical id has at most {MAXIMUM_ID_LENGTH} characters, not {}",
                id.len()
            )
        } else if !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            format!("the logical id `{id}` has other characters than the letters A to Z and digits")
        } else {
            continue;
        };
        report
            .add(rule, id_of(place), message)
            .help("give it another id with `#[logical_id(\"..\")]`");
    }
}

/// The description of an output has at most 1,024 bytes.
///
/// Source: CloudFormation User Guide, "Outputs".
pub(super) fn output_description_length(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, output) in stack.outputs.iter().enumerate() {
        if let Some(description) = &output.description
            && description.len() > MAXIMUM_DESCRIPTION_BYTES
        {
            let message = format!(
                "the description of the output `{}` has {} bytes, but takes at most {MAXIMUM_DESCRIPTION_BYTES}",
                output.name,
                description.len()
            );
            report.add(rule, id_of(Place::Output(index)), message);
        }
    }
}

/// No resource needs itself, be it through others.
///
/// CloudFormation makes a resource after those that it mentions, in a property or in `DependsOn`.
///
/// Source: CloudFormation User Guide, "Troubleshooting", circular dependencies.
pub(super) fn circular_dependency(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let needs = stack.needs();
    let mut states = vec![State::New; stack.resources.len()];
    // Each needs the one after it; the rest of its needs is yet to be followed.
    let mut open = Vec::new();
    // Depth first; a resource met again while it is still open closes a circle.
    for start in 0..states.len() {
        if !matches!(states.get(start), Some(State::New)) {
            continue;
        }
        set(&mut states, start, State::Open);
        open.push((start, needs.places_of(start)));
        while let Some((current, rest)) = open.last_mut() {
            let current = *current;
            let Some(place) = rest.next() else {
                set(&mut states, current, State::Done);
                open.pop();
                continue;
            };
            let Some(needed) = needs.at(place) else {
                continue;
            };
            match states.get(needed) {
                Some(State::New) => {
                    set(&mut states, needed, State::Open);
                    open.push((needed, needs.places_of(needed)));
                }
                Some(State::Open) => {
                    let circle = open
                        .iter()
                        .map(|(index, _)| *index)
                        .skip_while(|index| *index != needed)
                        .chain([needed]);
                    let nth = place - needs.places_of(current).start;
                    report
                        .add(
                            rule,
                            path_of_need(stack, current, nth),
                            message(stack, circle),
                        )
                        .help("remove one of these references");
                }
                _ => {}
            }
        }
    }
}

/// What is wrong with a circle, which ends with the resource that it begins with.
fn message(stack: &Stack<'_>, circle: impl Iterator<Item = usize>) -> String {
    let names: Vec<_> = circle
        .filter_map(|index| stack.resources.get(index))
        .map(|resource| format!("`{}`", resource.name))
        .collect();
    match names.as_slice() {
        [itself, _] => format!("{itself} needs itself"),
        names => format!(
            "a circle of resources that need each other: {}",
            names.join(" → ")
        ),
    }
}

#[derive(Clone, Copy)]
enum State {
    New,
    Open,
    Done,
}

fn set(states: &mut [State], index: usize, state: State) {
    if let Some(slot) = states.get_mut(index) {
        *slot = state;
    }
}
