//! Mappings, and what is looked up in them.

use super::functions::{functions, inside};
use super::structure::id_of;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::set_aside::{is_open, makes_entries};
use crate::suggest;
use crate::view::{Entry, Indexed, Node, Part, Path, Place};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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
    if !stack.census().functions {
        return;
    }
    let mut keys_of: HashMap<&str, Keys<'_>> = HashMap::new();
    for mapping in &stack.mappings {
        keys_of
            .entry(&mapping.id)
            .or_insert_with(|| Keys::of(mapping));
    }
    functions(stack, &mut |way, function, argument| {
        let ("Fn::FindInMap", Node::List(arguments)) = (function, argument) else {
            return;
        };
        // With a fourth argument, a default, nothing needs to be found.
        let [Node::String(id), first, second] = arguments.as_slice() else {
            return;
        };
        let Some(keys) = keys_of.get(&**id) else {
            if stack.adds_to("Mappings") {
                return;
            }
            let names = stack.mappings.iter().map(|mapping| &*mapping.id);
            report
                .add(
                    rule,
                    inside(way, function, 0),
                    format!("cannot find the mapping `{id}`"),
                )
                .maybe_help(help(stack, id, names));
            return;
        };
        let Some(rows) = &keys.rows else {
            return;
        };
        let mut miss = |index: usize, key: &str, known: &mut dyn Iterator<Item = &str>| {
            let message = format!("the mapping `{}` has no key `{key}` here", keys.name);
            report
                .add(rule, inside(way, function, index), message)
                .maybe_help(help(stack, key, known));
        };
        let columns = match first {
            Node::String(key) => match rows.get(&**key) {
                Some(columns) => columns,
                None if keys.is_open => return,
                None => return miss(1, key, &mut keys.first.iter().copied()),
            },
            // It may be any row.
            _ => &keys.second,
        };
        let Some(columns) = columns else {
            return;
        };
        if let Node::String(key) = second
            && !columns.is_empty()
            && !columns.contains(&**key)
        {
            let is_in_row = |column: &&&str| columns.contains(**column);
            let mut known = keys.second_in_order.iter().filter(is_in_row).copied();
            miss(2, key, &mut known);
        }
    });
}

/// "did you mean ..?", or the few names that there are.
fn help<'n>(
    stack: &Indexed<'_, '_>,
    word: &str,
    names: impl Iterator<Item = &'n str>,
) -> Option<String> {
    const MOST: usize = 200;

    let names: Vec<_> = names.take(MOST).collect();
    match stack.closest(word, names.iter().copied()) {
        Some(meant) => Some(format!("did you mean `{meant}`?")),
        None => suggest::few(&names),
    }
}

/// The keys of a mapping.
struct Keys<'n> {
    name: &'n str,
    /// Those of the first level, in their order.
    first: Vec<&'n str>,
    /// Whether a macro or a loop may add others to them.
    is_open: bool,
    /// Those of the second level below each of them; `None` if the mapping is not known.
    rows: Option<HashMap<&'n str, Columns<'n>>>,
    /// All of the second level.
    second: Columns<'n>,
    second_in_order: Vec<&'n str>,
}

/// Keys of the second level; `None` where there may be others.
type Columns<'n> = Option<HashSet<&'n str>>;

impl<'n> Keys<'n> {
    fn of(mapping: &'n Entry<'_>) -> Self {
        let mut keys = Self {
            name: &mapping.name,
            first: Vec::new(),
            is_open: false,
            rows: None,
            second: Some(HashSet::new()),
            second_in_order: Vec::new(),
        };
        let Node::Object(rows) = &mapping.value else {
            return keys;
        };
        keys.is_open = is_open(rows);
        let mut known: HashMap<&str, Columns<'_>> = HashMap::new();
        let mut seen = HashSet::new();
        for (first, row) in rows {
            keys.first.push(first);
            let columns = known.entry(first).or_insert_with(|| Some(HashSet::new()));
            let row = match row {
                Node::Object(row) if !is_open(row) => row.as_slice(),
                _ => {
                    *columns = None;
                    keys.second = None;
                    continue;
                }
            };
            let names = row.iter().map(|(second, _)| &**second);
            for columns in [columns, &mut keys.second].into_iter().flatten() {
                columns.extend(names.clone());
            }
            keys.second_in_order
                .extend(names.filter(|name| seen.insert(*name)));
        }
        keys.rows = Some(known);
        keys
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
