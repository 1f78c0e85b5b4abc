//! Which resource names which.

use crate::template::Template;
use crate::view;
use ivs_schema::view::{Import, Node, Place, Step, Way};

/// A value of a resource or of an output that names something in the template, or something that
/// exists already and is imported.
#[derive(Debug)]
pub(super) struct Reference {
    /// The logical id of the resource or of the output.
    pub(super) from: String,
    /// The way to the value, below the properties or the value of the output.
    steps: Vec<Step>,
    /// The logical id of what is named, or [`imported`].
    pub(super) to: String,
    /// The attribute that is read; without one it is a `Ref`.
    pub(super) attribute: Option<String>,
    /// The conditions under which it is read, as `IsProd` or `not IsProd`.
    pub(super) conditions: Vec<String>,
}

impl Reference {
    /// The keys on the way to it.
    pub(super) fn keys(&self) -> Vec<&str> {
        self.steps
            .iter()
            .filter_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Index(_) => None,
            })
            .collect()
    }

    /// The property that holds it, such as `DestinationConfiguration.S3.BucketName`.
    pub(super) fn property(&self) -> String {
        let mut property = String::new();
        for step in &self.steps {
            match step {
                Step::Key(key) if key.starts_with("Fn::") => break,
                Step::Key(key) if property.is_empty() => property.push_str(key),
                Step::Key(key) => property.extend([".", key]),
                Step::Index(index) => property.extend(["[", &index.to_string(), "]"]),
            }
        }
        property
    }
}

/// A name for an import, which no logical id can be.
pub(super) fn imported(index: usize) -> String {
    format!("imported_{index}")
}

/// What the properties of all resources name.
pub(super) fn of_resources(template: &Template) -> Vec<Reference> {
    let stack = view::stack(template);
    let resources = stack.resources.iter();
    resources
        .flat_map(|resource| within(&resource.id, &resource.properties, &stack.imports))
        .collect()
}

/// What the values of all outputs name.
pub(super) fn of_outputs(template: &Template) -> Vec<Reference> {
    let stack = view::stack(template);
    let outputs = stack.outputs.iter();
    outputs
        .flat_map(|output| within(&output.id, &output.value, &stack.imports))
        .collect()
}

fn within(from: &str, value: &Node<'_>, imports: &[Import<'_>]) -> Vec<Reference> {
    let mut references = Vec::new();
    // The ways to each `Fn::If`, and its conditions.
    let mut choices: Vec<(Vec<Step>, String)> = Vec::new();
    value.walk(&Way::Section(Place::Stack, ""), &mut |way, node| {
        let mut refer = |to: String, attribute: Option<String>| {
            let steps = steps(way);
            references.push(Reference {
                from: from.to_owned(),
                conditions: conditions(&choices, &steps),
                steps,
                to,
                attribute,
            });
        };
        if let Some(index) = imports.iter().position(|import| import.arn == *node) {
            refer(imported(index), None);
        }
        match node {
            Node::Reference { to, attribute, .. } => {
                refer(to.to_string(), attribute.as_ref().map(ToString::to_string));
            }
            Node::Function(function, argument) if function == "Fn::If" => {
                if let Node::List(arguments) = &**argument
                    && let [Node::String(condition), ..] = arguments.as_slice()
                {
                    choices.push((steps(way), condition.to_string()));
                }
            }
            _ => {}
        }
    });
    references
}

/// The steps below the section.
fn steps(way: &Way<'_>) -> Vec<Step> {
    way.path().steps.into_iter().skip(1).collect()
}

fn conditions(choices: &[(Vec<Step>, String)], steps: &[Step]) -> Vec<String> {
    choices
        .iter()
        .filter_map(
            |(choice, condition)| match steps.strip_prefix(choice.as_slice())? {
                [_, Step::Index(1), ..] => Some(condition.clone()),
                [_, Step::Index(2), ..] => Some(format!("not {condition}")),
                _ => None,
            },
        )
        .collect()
}
