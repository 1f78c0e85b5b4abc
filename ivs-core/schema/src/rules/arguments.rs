//! The forms that the argument of a function can have.

use super::functions::{ListJudge, inside};
use super::shape::is_rewritten;
use crate::check::functions::is_name_in_sub;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Node, Stack, Way};

/// What is wrong with the argument of a function, and where: in its item with this index, or as a whole.
pub(super) struct Misfit {
    item: Option<usize>,
    message: String,
    help: Option<String>,
}

impl Misfit {
    /// Reports it for the function at the end of the way.
    pub(super) fn add_to(
        self,
        report: &mut Report<'_, '_>,
        rule: Rule,
        way: &Way<'_>,
        function: &str,
    ) {
        let item = self.item.map(|item| inside(way, function, item));
        let message = format!(
            "`{}` {}",
            report.spelling().function(function),
            self.message
        );
        report
            .add(rule, item.unwrap_or_else(|| way.path()), message)
            .maybe_help(self.help);
    }

    fn whole(message: impl Into<String>) -> Self {
        Self {
            item: None,
            message: message.into(),
            help: None,
        }
    }

    fn item(index: usize, message: impl Into<String>) -> Self {
        Self {
            item: Some(index),
            ..Self::whole(message)
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }
}

/// The first thing that is wrong with the form of a function's argument.
pub(super) fn misfit(
    lists: &ListJudge<'_, '_, '_>,
    function: &str,
    argument: &Node<'_>,
) -> Option<Misfit> {
    let stack = lists.stack;
    if is_rewritten(stack) || *argument == Node::Unknown || is_transform(argument) {
        return None;
    }
    match function {
        "Ref" => of_ref(stack, argument),
        "Fn::GetAtt" => of_get_att(stack, argument),
        "Fn::Sub" => of_sub(stack, argument),
        "Fn::Base64" | "Fn::ImportValue" | "Fn::GetAZs" => match argument {
            Node::List(_) => Some(
                Misfit::whole("takes a string, not a list")
                    .help("write the string without brackets around it"),
            ),
            Node::Object(_) => Some(Misfit::whole("takes a string, not a block")),
            _ => None,
        },
        "Fn::GetStackOutput" => match argument {
            Node::Object(_) => None,
            _ => Some(
                Misfit::whole("takes a block").help(block_of(stack, &["StackName", "OutputName"])),
            ),
        },
        "Fn::Transform" => match argument {
            Node::String(_) | Node::Boolean(_) | Node::Integer(_) | Node::Number(_) => {
                Some(Misfit::whole("takes a block").help(block_of(stack, &["Name"])))
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_transform(node: &Node<'_>) -> bool {
    matches!(node, Node::Function(name, _) if name == "Fn::Transform")
}

/// A block of these keys, as it is written.
fn block_of(stack: &Stack<'_>, keys: &[&str]) -> String {
    let entries: Vec<_> = keys
        .iter()
        .map(|key| stack.spelling.entry(key, "\"..\""))
        .collect();
    format!("write `{{ {} }}`", entries.join(", "))
}

/// Whether the language extensions may run a function here first.
fn is_run_before(stack: &Stack<'_>, node: &Node<'_>) -> bool {
    let is_function = matches!(node, Node::Function(..) | Node::Reference { .. });
    is_function && !stack.transforms.is_empty()
}

fn of_ref(stack: &Stack<'_>, argument: &Node<'_>) -> Option<Misfit> {
    if matches!(argument, Node::String(_)) || is_run_before(stack, argument) {
        return None;
    }
    let misfit = Misfit::whole("takes a logical id");
    Some(match argument {
        Node::List(items) => match items.as_slice() {
            [Node::String(id)] => misfit.help(format!("write `{{ \"Ref\": \"{id}\" }}`")),
            _ => misfit.help("write `{ \"Ref\": \"..\" }`"),
        },
        Node::Reference {
            to,
            attribute: None,
            ..
        } => misfit.help(format!("write `{{ \"Ref\": \"{to}\" }}`")),
        _ => misfit.help("write `{ \"Ref\": \"..\" }`"),
    })
}

fn of_get_att(stack: &Stack<'_>, argument: &Node<'_>) -> Option<Misfit> {
    const WHOLE: &str = "takes the logical id of a resource and an attribute";

    if is_run_before(stack, argument) {
        return None;
    }
    let write = |id: &str, attribute: &str| {
        format!("write `{{ \"Fn::GetAtt\": [\"{id}\", \"{attribute}\"] }}`")
    };
    let Node::List(parts) = argument else {
        let id = match argument {
            Node::String(id) if !id.is_empty() => id,
            _ => "..",
        };
        return Some(Misfit::whole(WHOLE).help(write(id, "Arn")));
    };
    let [id, attribute] = parts.as_slice() else {
        let texts: Option<Vec<&str>> = parts.iter().map(text).collect();
        let help = match texts.as_deref() {
            Some([id]) => write(id, "Arn"),
            Some([id, attribute @ ..]) => write(id, &attribute.join(".")),
            _ => write("..", ".."),
        };
        return Some(Misfit::whole(WHOLE).help(help));
    };
    match id {
        Node::String(_) | Node::Unknown => {}
        id if is_run_before(stack, id) => {}
        id => {
            let id = match id {
                Node::Reference {
                    to,
                    attribute: None,
                    ..
                } => to,
                _ => "..",
            };
            let attribute = text(attribute).unwrap_or("..");
            return Some(
                Misfit::item(0, "takes the logical id of a resource as a string")
                    .help(write(id, attribute)),
            );
        }
    }
    match attribute {
        Node::String(_) | Node::Unknown | Node::Function(..) | Node::Reference { .. } => None,
        _ => Some(Misfit::item(1, "takes the name of an attribute")),
    }
}

fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match node {
        Node::String(text) => Some(text),
        _ => None,
    }
}

fn of_sub(stack: &Stack<'_>, argument: &Node<'_>) -> Option<Misfit> {
    let (source, values) = match argument {
        Node::List(arguments) => match arguments.as_slice() {
            [source, values] => (source, Some(values)),
            other => {
                let count = other.len();
                return Some(
                    Misfit::whole(format!(
                        "takes a string, or a list of a string and a block, not a list of {count}"
                    ))
                    .help("write `{ \"Fn::Sub\": \"..\" }`"),
                );
            }
        },
        source => (source, None),
    };
    match values {
        None | Some(Node::Unknown) => {}
        Some(Node::Object(values)) => {
            let is_block = |node: &Node<'_>| matches!(node, Node::Object(_));
            if let Some((name, _)) = values.iter().find(|(_, value)| is_block(value)) {
                return Some(Misfit::item(
                    1,
                    format!("puts strings together, but `{name}` is a block"),
                ));
            }
        }
        Some(values) if is_transform(values) => {}
        Some(_) => {
            return Some(
                Misfit::item(1, "takes a block of values after its string")
                    .help("write `{ \"Fn::Sub\": [\"..\", { \"name\": \"value\" }] }`"),
            );
        }
    }
    // There the name of nothing is a value of the running program; a loop has names of its own.
    let is_checked = stack.spelling == Spelling::CloudFormation && stack.transforms.is_empty();
    let name = names(text(source)?).find(|name| !is_name_in_sub(name.trim()))?;
    if !is_checked && (name.is_empty() || !stack.transforms.is_empty()) {
        return None;
    }
    let message = if name.trim().is_empty() {
        "has nothing between `${` and `}`".to_owned()
    } else {
        let letters: String = name.chars().take(40).collect();
        format!("has other characters than letters, digits, `_`, `.` and `:` in `${{{letters}}}`")
    };
    Some(Misfit::whole(message).help("write `${!` in place of `${` for the characters themselves"))
}

/// All that is between `${` and the next `}`, unless it is meant literally.
fn names(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        loop {
            let (_, after) = rest.split_once("${")?;
            let (name, after) = after.split_once('}')?;
            rest = after;
            if !name.trim_start().starts_with('!') {
                return Some(name);
            }
        }
    })
}
