//! What a stack makes and nobody hears of.

use crate::names::Spelling;
use crate::view::{Indexed, Node, Part, Path, Place, Way};
use std::collections::HashSet;

/// Calls `visit` for each resource of a type that nothing in its stack mentions, with the path to its
/// name and the name.
///
/// What an output or a function hands on may be used elsewhere.
pub(super) fn each_unused(
    stack: &Indexed<'_, '_>,
    type_name: &str,
    mut visit: impl FnMut(Path, &str),
) {
    let mut shown = None;
    for (index, resource) in stack.resources_of(type_name) {
        if !stack.needs().are_of(index)
            && !shown
                .get_or_insert_with(|| self::shown(stack))
                .contains(&*resource.id)
        {
            visit(Path::resource(index).part(Part::Name), &resource.name);
        }
    }
}

/// The logical ids that something beside the properties of resources mentions.
fn shown(stack: &Indexed<'_, '_>) -> HashSet<String> {
    let way = Way::Section(Place::Stack, "Outputs");
    let mut shown = HashSet::new();
    let mut look = |node: &Node<'_>| {
        node.walk(&way, &mut |_, node| {
            if let Node::Reference { to, .. } = node
                && !shown.contains(&**to)
            {
                shown.insert(to.to_string());
            }
        });
    };
    for output in &stack.outputs {
        look(&output.value);
        output.export.iter().for_each(&mut look);
    }
    for resource in &stack.resources {
        resource.attributes.iter().for_each(|(_, node)| look(node));
        resource
            .other_entries
            .iter()
            .for_each(|(_, node)| look(node));
    }
    stack.metadata.iter().for_each(&mut look);
    stack.tags.iter().for_each(|(_, node)| look(node));
    shown
}

/// How whoever makes an API call learns the ARN of a resource.
pub(super) fn how_to_hand_on(spelling: Spelling, name: &str, call: &str) -> String {
    match spelling {
        Spelling::Rust => {
            // An element of a `for` has no name that an output could have.
            let output = if name.contains('[') { "arn" } else { name };
            format!("hand it to who calls {call}, as with `output {output} = {name}.arn;`")
        }
        Spelling::CloudFormation => format!("hand it to who calls {call}, as with an output"),
    }
}
