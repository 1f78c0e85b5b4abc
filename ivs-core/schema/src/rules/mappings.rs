//! Mappings, and what is looked up in them.

use super::functions::{functions, inside};
use super::structure::id_of;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::set_aside::makes_entries;
use crate::suggest;
use crate::view::{Indexed, Node, Part, Path, Place};
use std::borrow::Cow;
use std::collections::HashSet;

/// A mapping that is looked up in is declared, and has the keys.
///
/// Why: the deployment fails where `Fn::FindInMap` finds nothing and has no default value.
///
/// ```text,wrong
/// let sizes = Mapping { dev: { length: 100 }, prod: { length: 500 } };
/// let chat = Room { maximum_message_length: sizes["test"]["length"] };
/// ```
///
/// ```text,right
/// let sizes = Mapping { dev: { length: 100 }, prod: { length: 500 } };
/// let chat = Room { maximum_message_length: sizes["prod"]["length"] };
/// ```
///
/// Source: CloudFormation Template Reference, "`Fn::FindInMap`"; cfn-lint E1011.
pub(super) fn unknown_mapping_key(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut found = Vec::new();
    functions(stack, &mut |way, function, argument| {
        let ("Fn::FindInMap", Node::List(arguments)) = (function, argument) else {
            return;
        };
        // With a fourth argument, a default, nothing needs to be found.
        let [Node::String(id), first, second] = arguments.as_slice() else {
            return;
        };
        let Some(mapping) = stack.mappings.iter().find(|mapping| mapping.id == *id) else {
            if stack.adds_to("Mappings") {
                return;
            }
            let names: Vec<_> = stack.mappings.iter().map(|mapping| &*mapping.id).collect();
            found.push((
                inside(way, function, 0),
                format!("cannot find the mapping `{id}`"),
                suggest::help(id, &names),
            ));
            return;
        };
        let Node::Object(rows) = &mapping.value else {
            return;
        };
        let mut look = |index: usize, key: &Node<'_>, known: &[&str]| {
            if let Node::String(key) = key
                && !known.contains(&&**key)
                && !known.iter().any(|known| makes_entries(known))
            {
                found.push((
                    inside(way, function, index),
                    format!("the mapping `{}` has no key `{key}` here", mapping.name),
                    suggest::help(key, known),
                ));
            }
        };
        let keys: Vec<_> = rows.iter().map(|(key, _)| &**key).collect();
        look(1, first, &keys);
        let columns: Option<Vec<_>> = rows
            .iter()
            .filter(|(key, _)| !matches!(first, Node::String(first) if first != key))
            .map(|(_, row)| match row {
                Node::Object(columns) => Some(columns.iter().map(|(key, _)| &**key)),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()
            .map(|columns| columns.into_iter().flatten().collect());
        if let Some(columns) = columns.filter(|columns| !columns.is_empty()) {
            look(2, second, &columns);
        }
    });
    for (path, message, help) in found {
        report.add(rule, path, message).maybe_help(help);
    }
}

/// A mapping has two levels of keys, of 1 to 255 letters and digits, and values that stand there.
///
/// Why: CloudFormation refuses any other, and more than 200 keys. Nothing that is known at deployment only
/// can stand in a mapping, no parameter and no function. Keys of the first level take `-` and `.`, too.
///
/// ```text,wrong
/// let sizes = Mapping { prod: { "message-length": 500 } };
/// let chat = Room { maximum_message_length: sizes["prod"]["message-length"] };
/// ```
///
/// ```text,right
/// let sizes = Mapping { prod: { length: 500 } };
/// let chat = Room { maximum_message_length: sizes["prod"]["length"] };
/// ```
///
/// Source: CloudFormation User Guide, "Mappings" and "Quotas".
pub(super) fn mapping_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let is_key = |key: &str, others: &[char]| {
        !key.is_empty()
            && key
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || others.contains(&one))
    };
    for (index, mapping) in stack.mappings.iter().enumerate() {
        let at = |keys: &[&str], part: Part| Path::at(Place::Mapping(index), keys).part(part);
        let Node::Object(rows) = &mapping.value else {
            continue;
        };
        if let Some(message) = count_fault(rows.len()) {
            report
                .add(rule, id_of(Place::Mapping(index)), message)
                .help("divide it into several mappings");
        }
        let written = |(key, _): &&(Cow<'_, str>, Node<'_>)| !makes_entries(key);
        for (first, row) in rows.iter().filter(written) {
            if *row == Node::Unknown {
                continue;
            }
            if !is_key(first, &['-', '.']) {
                let message =
                    format!("the key `{first}` of a mapping takes letters, digits, `-` and `.`");
                report.add(rule, at(&[first], Part::Key), message);
            }
            if let Some(message) = length_fault(first) {
                report.add(rule, at(&[first], Part::Key), message);
            }
            let Node::Object(columns) = row else {
                report
                    .add(
                        rule,
                        at(&[first], Part::Value),
                        "a mapping has two levels of keys",
                    )
                    .help(stack.spelling.choose(
                        "write `{ first: { second: \"value\" } }`",
                        "write `{ \"first\": { \"second\": \"value\" } }`",
                    ));
                continue;
            };
            if let Some(message) = count_fault(columns.len()) {
                report
                    .add(rule, at(&[first], Part::Key), message)
                    .help("divide it into several mappings");
            }
            for (second, value) in columns.iter().filter(written) {
                if !is_key(second, &[]) {
                    let message =
                        format!("the second key `{second}` of a mapping takes letters and digits");
                    report.add(rule, at(&[first, second], Part::Key), message);
                }
                if let Some(message) = length_fault(second) {
                    report.add(rule, at(&[first, second], Part::Key), message);
                }
                if !is_value(value) {
                    report
                        .add(
                            rule,
                            at(&[first, second], Part::Value),
                            "a value of a mapping is a text, a number or a list that stands here",
                        )
                        .help("choose between mappings or keys, not inside one");
                }
            }
        }
    }
}

/// Whether a value may stand in a mapping: a scalar, or a list of scalars.
fn is_value(node: &Node<'_>) -> bool {
    match node {
        Node::Function(..) | Node::Reference { .. } | Node::Object(_) => false,
        Node::List(items) => items
            .iter()
            .all(|item| !matches!(item, Node::List(_)) && is_value(item)),
        _ => true,
    }
}

const MAXIMUM_KEY_LENGTH: usize = 255;

fn length_fault(key: &str) -> Option<String> {
    let length = key.chars().count();
    (length > MAXIMUM_KEY_LENGTH).then(|| {
        format!("a key of a mapping has at most {MAXIMUM_KEY_LENGTH} characters, not {length}")
    })
}

const MAXIMUM_ATTRIBUTES: usize = 200;

/// What is wrong with the number of keys on a level of a mapping. CloudFormation counts the attributes of
/// a mapping; which level it means is not said, and linters count each.
fn count_fault(count: usize) -> Option<String> {
    (count > MAXIMUM_ATTRIBUTES)
        .then(|| format!("{count} keys; a mapping has at most {MAXIMUM_ATTRIBUTES} on each level"))
}

/// A mapping is looked up in.
///
/// Why: one that nothing looks up in changes nothing; mostly the value was written by hand instead.
///
/// ```text,wrong
/// let sizes = Mapping { dev: { length: 100 }, prod: { length: 500 } };
/// let chat = Room { maximum_message_length: 500 };
/// ```
///
/// ```text,right
/// let sizes = Mapping { dev: { length: 100 }, prod: { length: 500 } };
/// let chat = Room { maximum_message_length: sizes["prod"]["length"] };
/// ```
///
/// Source: cfn-lint W7001.
pub(super) fn unused_mapping(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if stack.mappings.is_empty() || stack.may_mention_all() {
        return;
    }
    let mut used: HashSet<String> = HashSet::new();
    let mut may_be_any = false;
    let mut note = |node: &Node<'_>| {
        if let Node::Function(function, argument) = node
            && function == "Fn::FindInMap"
            && let Node::List(arguments) = &**argument
        {
            match arguments.first() {
                Some(Node::String(id)) => {
                    used.insert(id.clone().into_owned());
                }
                _ => may_be_any = true,
            }
        }
    };
    stack.walk_deployed(&mut |_, node| note(node));
    stack.walk_other_entries(&mut |_, node| note(node));
    stack.aside().walk(&mut note);
    if may_be_any {
        return;
    }
    for (index, mapping) in stack.mappings.iter().enumerate() {
        if !used.contains(&*mapping.id) {
            let message = format!("nothing looks up in the mapping `{}`", mapping.name);
            let help = match stack.spelling {
                Spelling::Rust => {
                    "look up in it, as in `sizes[\"prod\"][\"length\"]`, or remove it".into()
                }
                Spelling::CloudFormation => format!(
                    "look up in it with `{{\"Fn::FindInMap\": [\"{}\", .., ..]}}`, or remove it",
                    mapping.id
                ),
            };
            report
                .add(rule, id_of(Place::Mapping(index)), message)
                .help(help);
        }
    }
}
