//! What CloudFormation asks of every template.

use crate::report::{Report, Rule};
use crate::view::{Node, Part, Path, Place, Stack, Step};
use std::collections::HashMap;

const MAXIMUM_RESOURCES: usize = 500;
const MAXIMUM_OUTPUTS: usize = 200;
const MAXIMUM_ID_LENGTH: usize = 255;
const MAXIMUM_DESCRIPTION_BYTES: usize = 1024;

fn name_of(place: Place) -> Path {
    Path {
        place,
        steps: Vec::new(),
        part: Part::Name,
    }
}

/// The logical ids of resources, and those of outputs, with their places.
fn ids<'n>(stack: &'n Stack<'_>) -> [Vec<(Place, &'n str, &'n str)>; 2] {
    let resources = stack.resources.iter().enumerate();
    let outputs = stack.outputs.iter().enumerate();
    [
        resources
            .map(|(index, resource)| (Place::Resource(index), &*resource.id, &*resource.name))
            .collect(),
        outputs
            .map(|(index, output)| (Place::Output(index), &*output.id, &*output.name))
            .collect(),
    ]
}

/// A logical id is used once.
///
/// Names that differ can give the same id: `main_a` and `mainA` are both `MainA`.
///
/// Source: CloudFormation User Guide, "Resources".
pub(super) fn duplicate_logical_id(rule: Rule, stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    for ids in ids(stack) {
        let mut first_of = HashMap::new();
        for (place, id, name) in ids {
            if let Some(first) = first_of.get(id) {
                let message = if *first == name {
                    format!("the logical id `{id}` is used twice")
                } else {
                    format!("`{name}` gives the logical id `{id}`, which `{first}` has already")
                };
                report
                    .add(rule, name_of(place), message)
                    .help("rename one of them, or give it another id with `#[logical_id(\"..\")]`");
            } else {
                first_of.insert(id, name);
            }
        }
    }
}

/// A template has at most 500 resources.
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_resources(rule: Rule, stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    if stack.resources.len() > MAXIMUM_RESOURCES {
        let message = format!(
            "the stack has {} resources, a template at most {MAXIMUM_RESOURCES}",
            stack.resources.len()
        );
        report
            .add(rule, name_of(Place::Stack), message)
            .help("divide it into several stacks");
    }
}

/// A template has at most 200 outputs.
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_outputs(rule: Rule, stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    if stack.outputs.len() > MAXIMUM_OUTPUTS {
        let message = format!(
            "the stack has {} outputs, a template at most {MAXIMUM_OUTPUTS}",
            stack.outputs.len()
        );
        report
            .add(rule, name_of(Place::Stack), message)
            .help("divide it into several stacks");
    }
}

/// A logical id has 1 to 255 letters and digits.
///
/// Source: CloudFormation User Guide, "Resources" and "Quotas".
pub(super) fn logical_id_form(rule: Rule, stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    for (place, id, _) in ids(stack).into_iter().flatten() {
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
            .add(rule, name_of(place), message)
            .help("give it another id with `#[logical_id(\"..\")]`");
    }
}

/// The description of an output has at most 1,024 bytes.
///
/// Source: CloudFormation User Guide, "Outputs".
pub(super) fn output_description_length(
    rule: Rule,
    stack: &Stack<'_>,
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
            report.add(rule, name_of(Place::Output(index)), message);
        }
    }
}

/// No resource needs itself, be it through others.
///
/// CloudFormation makes a resource after those that it mentions, in a property or in `DependsOn`.
///
/// Source: CloudFormation User Guide, "Troubleshooting", circular dependencies.
pub(super) fn circular_dependency(rule: Rule, stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    let index = stack.index();
    let needs: Vec<Vec<(usize, Path)>> = stack
        .resources
        .iter()
        .enumerate()
        .map(|(place, resource)| {
            let mut needs = Vec::new();
            for (position, id) in resource.depends_on.iter().enumerate() {
                if let Some(&needed) = index.get(&**id) {
                    let path = Path {
                        place: Place::Resource(place),
                        steps: vec![Step::Key("DependsOn".into()), Step::Index(position)],
                        part: Part::Value,
                    };
                    needs.push((needed, path));
                }
            }
            let mut steps = vec![Step::Key("Properties".into())];
            resource.properties.walk(&mut steps, &mut |steps, node| {
                if let Node::Reference { to, .. } = node
                    && let Some(&needed) = index.get(&**to)
                {
                    let path = Path {
                        place: Place::Resource(place),
                        steps: steps.to_vec(),
                        part: Part::Value,
                    };
                    needs.push((needed, path));
                }
            });
            needs
        })
        .collect();

    // Depth first; a resource met again while it is still open closes a circle.
    let mut state = vec![State::New; needs.len()];
    for start in 0..needs.len() {
        let mut open: Vec<(usize, usize)> = vec![(start, 0)];
        if !matches!(state.get(start), Some(State::New)) {
            continue;
        }
        set(&mut state, start, State::Open);
        while let Some((current, next)) = open.last_mut() {
            let Some((needed, path)) = needs.get(*current).and_then(|needs| needs.get(*next))
            else {
                set(&mut state, *current, State::Done);
                open.pop();
                continue;
            };
            *next += 1;
            match state.get(*needed) {
                Some(State::New) => {
                    set(&mut state, *needed, State::Open);
                    open.push((*needed, 0));
                }
                Some(State::Open) => {
                    let names: Vec<_> = open
                        .iter()
                        .map(|(index, _)| *index)
                        .skip_while(|index| index != needed)
                        .chain([*needed])
                        .filter_map(|index| stack.resources.get(index))
                        .map(|resource| format!("`{}`", resource.name))
                        .collect();
                    let message = if names.len() == 2 {
                        format!("{} needs itself", names.first().map_or("", String::as_str))
                    } else {
                        format!(
                            "a circle of resources that need each other: {}",
                            names.join(" → ")
                        )
                    };
                    report
                        .add(rule, path.clone(), message)
                        .help("remove one of these references");
                }
                _ => {}
            }
        }
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
