//! In which order stacks are deployed: whoever exports comes before whoever imports.

use super::answer::Trouble;
use super::stacks::Declared;
use crate::template::Declaration;
use crate::value::Value;
use crate::view;
use ivs_schema::view::{Node, Place, Way};

/// For each stack the others that it imports from.
type Dependencies = Vec<Vec<usize>>;

/// The order of deployment, and what it comes from.
pub(super) fn order(declared: &[Declared]) -> Result<(Vec<usize>, Dependencies), Trouble> {
    let dependencies: Dependencies = declared
        .iter()
        .map(|stack| needed(stack, declared))
        .collect();
    let mut order: Vec<usize> = Vec::with_capacity(declared.len());
    while order.len() < declared.len() {
        let next = (0..declared.len()).find(|index| {
            !order.contains(index)
                && dependencies
                    .get(*index)
                    .is_some_and(|needed| needed.iter().all(|other| order.contains(other)))
        });
        let Some(next) = next else {
            let circle: Vec<&str> = in_circles(&order, &dependencies)
                .into_iter()
                .filter_map(|index| Some(declared.get(index)?.name.as_str()))
                .collect();
            return Err(Trouble::new(format!(
                "{} import from each other in a circle, so that none can be deployed first",
                ivs_schema::suggest::all_of(&circle)
            ))
            .help("put what both need into a stack of its own"));
        };
        order.push(next);
    }
    Ok((order, dependencies))
}

/// Of those that have no place in the order, those that are needed by another one of them, and so on.
fn in_circles(order: &[usize], dependencies: &Dependencies) -> Vec<usize> {
    let mut left: Vec<usize> = (0..dependencies.len())
        .filter(|index| !order.contains(index))
        .collect();
    loop {
        let before = left.len();
        let is_needed = |index: &usize| {
            let mut others = left.iter().filter_map(|other| dependencies.get(*other));
            others.any(|needed| needed.contains(index))
        };
        let kept: Vec<usize> = left.iter().copied().filter(is_needed).collect();
        left = kept;
        if left.len() == before {
            return left;
        }
    }
}

fn needed(stack: &Declared, declared: &[Declared]) -> Vec<usize> {
    let imports = imports(stack);
    declared
        .iter()
        .enumerate()
        .filter(|(_, other)| {
            other.name != stack.name
                && !other.deployment.is_away_from(&stack.deployment)
                && exports(other)
                    .any(|(name, _)| imports.iter().any(|(imported, _)| imported == name))
        })
        .map(|(index, _)| index)
        .collect()
}

/// The names that a stack imports and that are known before it is deployed, each once, with the
/// place of the first use.
pub(super) fn imports(stack: &Declared) -> Vec<(String, Option<Declaration>)> {
    let template = &stack.template;
    let seen = view::stack(template);
    let mut found: Vec<(String, Option<Declaration>)> = Vec::new();
    let mut look = |node: &Node<'_>, declaration: Option<Declaration>| {
        node.walk(&Way::Section(Place::Stack, ""), &mut |_, node| {
            if let Node::Function(function, argument) = node
                && function == "Fn::ImportValue"
                && let Node::String(name) = &**argument
                && !found.iter().any(|(known, _)| known == name)
            {
                found.push((name.to_string(), declaration));
            }
        });
    };
    for (node, resource) in seen.resources.iter().zip(&template.resources) {
        look(&node.properties, resource.declaration);
    }
    for (node, output) in seen.outputs.iter().zip(&template.outputs) {
        look(&node.value, output.declaration);
    }
    found
}

/// The names of a stack's exports that are known before it is deployed.
pub(super) fn exports(stack: &Declared) -> impl Iterator<Item = (&str, Option<Declaration>)> {
    stack.template.outputs.iter().filter_map(|output| {
        match output.body.get("Export")?.entry("Name")? {
            Value::String(name) => Some((&**name, output.declaration)),
            _ => None,
        }
    })
}
