//! Tags, in their two forms: a block of keys and values, and CloudFormation's list.

use super::forbid;
use super::properties::bounds;
use crate::report::{Report, Rule};
use crate::view::{Node, Part, Path, Place, Stack, Step};

const TAG_FORM: Rule = forbid("tag_form");
const TAG_KEY: Rule = forbid("tag_key");
const TAG_VALUE: Rule = forbid("tag_value");
const DUPLICATE_TAG: Rule = forbid("duplicate_tag");
const TAG_COUNT: Rule = forbid("tag_count");

const MAXIMUM_COUNT: usize = 50;
const MAXIMUM_KEY_LENGTH: usize = 128;
const MAXIMUM_VALUE_LENGTH: usize = 256;

/// The tags of the stack, which all its resources get.
pub(super) fn check_stack_tags(stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    let path = Path {
        place: Place::Stack,
        steps: vec![Step::Key("Tags".into())],
        part: Part::Value,
    };
    let mut seen = Vec::new();
    for (key, value) in &stack.tags {
        tag(
            report,
            &path,
            Step::Key(key.to_string()),
            key,
            value,
            0,
            &mut seen,
        );
    }
}

/// The tags of a resource, at `path`.
///
/// Source: `Tags`, `TagKey` and `TagValue` in the IVS API reference.
pub(super) fn check(
    stack: &Stack<'_>,
    report: &mut Report<'_, '_>,
    path: &Path,
    minimum_value_length: usize,
    node: &Node<'_>,
) {
    let mut seen = Vec::new();
    let count = match node {
        Node::Object(entries) => {
            for (key, value) in entries {
                let step = Step::Key(key.to_string());
                tag(
                    report,
                    path,
                    step,
                    key,
                    value,
                    minimum_value_length,
                    &mut seen,
                );
            }
            let inherited = stack
                .tags
                .iter()
                .filter(|(key, _)| !entries.iter().any(|(own, _)| own == key))
                .count();
            entries.len() + inherited
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                list_item(report, path, index, item, minimum_value_length, &mut seen);
            }
            items.len()
        }
        node => {
            let message = format!(
                "`{}` takes tags, not {}",
                stack.spelling.property("Tags"),
                node.describe()
            );
            report
                .add(TAG_FORM, path.clone(), message)
                .help("write `tags: { \"key\": \"value\" }`");
            return;
        }
    };
    if count > MAXIMUM_COUNT {
        let message = format!("a resource has at most {MAXIMUM_COUNT} tags, not {count}");
        report.add(TAG_COUNT, path.clone(), message);
    }
}

fn list_item<'n>(
    report: &mut Report<'_, '_>,
    path: &Path,
    index: usize,
    item: &'n Node<'_>,
    minimum_value_length: usize,
    seen: &mut Vec<&'n str>,
) {
    let step = Step::Index(index);
    let Node::Object(entries) = item else {
        if !matches!(item, Node::Unknown | Node::Function(..)) {
            report
                .add(TAG_FORM, inside(path, step), "a tag is a key and a value")
                .help("write `{ key: \"key\", value: \"value\" }`");
        }
        return;
    };
    for (name, _) in entries {
        if name != "Key" && name != "Value" {
            let mut path = inside(path, step.clone()).part(Part::Key);
            path.steps.push(Step::Key(name.to_string()));
            report
                .add(
                    TAG_FORM,
                    path,
                    format!("unknown property `{name}` on a tag"),
                )
                .help("a tag has `key` and `value`");
        }
    }
    let find = |wanted: &str| {
        entries
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, node)| node)
    };
    match (find("Key"), find("Value")) {
        (Some(Node::String(key)), Some(value)) => {
            tag(report, path, step, key, value, minimum_value_length, seen);
        }
        (Some(_), Some(_)) => {}
        _ => report
            .add(
                TAG_FORM,
                inside(path, step),
                "a tag needs `key` and `value`",
            )
            .help("write `{ key: \"key\", value: \"value\" }`"),
    }
}

fn inside(path: &Path, step: Step) -> Path {
    let mut path = path.clone();
    path.steps.push(step);
    path
}

fn tag<'n>(
    report: &mut Report<'_, '_>,
    path: &Path,
    step: Step,
    key: &'n str,
    value: &Node<'_>,
    minimum_value_length: usize,
    seen: &mut Vec<&'n str>,
) {
    let path = inside(path, step);
    let at_key = || path.clone().part(Part::Key);
    let length = key.chars().count();
    if length == 0 || length > MAXIMUM_KEY_LENGTH {
        let message = format!("a tag's key has 1 to {MAXIMUM_KEY_LENGTH} characters, not {length}");
        report.add(TAG_KEY, at_key(), message);
    } else if key.to_ascii_lowercase().starts_with("aws:") {
        let message = format!("the tag `{key}` starts with `aws:`, which is reserved for AWS");
        report
            .add(TAG_KEY, at_key(), message)
            .help("choose another key");
    } else if let Some(refused) = key.chars().find(|&character| !is_tag_character(character)) {
        let message = format!("the tag `{key}` has a {refused:?}; {ALLOWED}");
        report.add(TAG_KEY, at_key(), message);
    }
    if seen.contains(&key) {
        let message = format!("the tag `{key}` stands twice");
        report
            .add(DUPLICATE_TAG, at_key(), message)
            .help("remove one of them");
    }
    seen.push(key);

    match value {
        Node::String(text) => {
            let length = text.chars().count();
            if length < minimum_value_length || length > MAXIMUM_VALUE_LENGTH {
                let message = format!(
                    "the value of the tag `{key}` has {length} characters, but takes {}",
                    bounds(minimum_value_length, Some(MAXIMUM_VALUE_LENGTH))
                );
                report.add(TAG_VALUE, path, message);
            } else if let Some(refused) =
                text.chars().find(|&character| !is_tag_character(character))
            {
                let message = format!("the value of the tag `{key}` has a {refused:?}; {ALLOWED}");
                report.add(TAG_VALUE, path, message);
            }
        }
        Node::List(_) | Node::Object(_) => {
            let message = format!(
                "the value of the tag `{key}` is a string, not {}",
                value.describe()
            );
            report.add(TAG_VALUE, path, message);
        }
        _ => {}
    }
}

const ALLOWED: &str =
    "tags take letters, digits, spaces and `_`, `.`, `:`, `/`, `=`, `+`, `-`, `@`";

/// `[\p{L}\p{Z}\p{N}_.:/=+\-@]`, where Rust's alphanumeric is a little wider than `\p{L}\p{N}`: a
/// check never fails what the service may take.
fn is_tag_character(character: char) -> bool {
    character.is_alphanumeric()
        || (character.is_whitespace() && !character.is_control())
        || matches!(character, '_' | '.' | ':' | '/' | '=' | '+' | '-' | '@')
}
