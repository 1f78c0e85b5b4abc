//! Properties that a resource can't be without, where a choice may leave them out.

use super::outputs::branches;
use crate::metadata::{Kind, Property};
use crate::names::Spelling;
use crate::presence::Presence;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Place, Way};

/// A property that is needed has a value in each deployment.
///
/// Why: `AWS::NoValue` takes the property away, and the deployment that chooses it fails. An `if` without
/// `else` chooses it, too.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// let main = Channel { };
/// let encoder = StreamKey { channel_arn: if stage == "prod" { main } };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let main = Channel { };
/// let test = Channel { };
/// let test_encoder = test.add_stream_key();
/// if stage == "prod" {
///     let encoder = StreamKey { channel_arn: main };
/// } else {
///     let other_encoder = StreamKey { channel_arn: main };
/// }
/// ```
///
/// Source: CloudFormation Template Reference, "Pseudo parameters reference" and the required properties of
/// each type.
pub(super) fn needed_property_left_out(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    if !stack.census().functions {
        return;
    }
    let mut walk = Walk {
        stack,
        left_out: |way: &Way<'_>, row: &Property| {
            let name = match stack.spelling {
                Spelling::Rust => row.name,
                Spelling::CloudFormation => row.cloudformation,
            };
            report
                .add(
                    rule,
                    way.path(),
                    format!("`{name}` is needed, but has no value here"),
                )
                .help(stack.spelling.choose(
                    "give it a value here, or put the resource into the `if`",
                    "give it a value here, or the resource the condition",
                ));
        },
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        if let Some(known) = resource.resource_type {
            let way = Way::Section(Place::Resource(index), "Properties");
            let here = stack.existence(resource);
            walk.block(&way, known.properties, &resource.properties, &here);
        }
    }
}

struct Walk<'w, 's, 'a, F> {
    stack: &'w Indexed<'s, 'a>,
    left_out: F,
}

impl<F: FnMut(&Way<'_>, &Property)> Walk<'_, '_, '_, F> {
    /// The entries of a block, which is there where `here` holds.
    fn block(
        &mut self,
        way: &Way<'_>,
        rows: &'static [Property],
        node: &Node<'_>,
        here: &Presence,
    ) {
        let Node::Object(entries) = node else {
            return;
        };
        for (key, value) in entries {
            if let Some(row) = rows.iter().find(|row| row.cloudformation == *key) {
                self.value(&Way::Key(way, key), row, &row.kind, value, here);
            }
        }
    }

    /// A value of a row or of an item of its list.
    fn value(
        &mut self,
        way: &Way<'_>,
        row: &'static Property,
        kind: &'static Kind,
        node: &Node<'_>,
        here: &Presence,
    ) {
        match (node, kind) {
            (Node::Function(function, argument), _) if function == "Fn::If" => {
                let inside = Way::Key(way, function);
                for (index, branch, there) in branches(self.stack, argument, here) {
                    self.value(&Way::Item(&inside, index), row, kind, branch, &there);
                }
            }
            // An item of a list may well be left out.
            (node, _)
                if node.is_no_value()
                    && row.required
                    && std::ptr::eq(kind, &raw const row.kind) =>
            {
                (self.left_out)(way, row);
            }
            (node, Kind::Block(block)) => self.block(way, block.properties, node, here),
            (Node::List(items), Kind::List(list)) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(&Way::Item(way, index), row, list.item, item, here);
                }
            }
            _ => {}
        }
    }
}
