//! Tags, in their two forms: a block of keys and values, and CloudFormation's list.

use super::properties::bounds;
use super::{functions, parts};
use crate::hash::Set;
use crate::names::Spelling;
use crate::report::Report;
use crate::view::{Node, Part, Place, Stack, Way};
use std::borrow::Cow;

const MAXIMUM_COUNT: usize = 50;
const MAXIMUM_KEY_LENGTH: usize = 128;
const MAXIMUM_VALUE_LENGTH: usize = 256;

/// The tags of the stack, which all its resources get.
pub(super) fn check_stack_tags(stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    let mut tags = Tags {
        report,
        spelling: stack.spelling,
        way: &Way::Section(Place::Stack, "Tags"),
        minimum_value_length: 0,
    };
    tags.block(&stack.tags);
}

/// The tags of a resource, at the end of `way`.
///
/// Source: `Tags`, `TagKey` and `TagValue` in the IVS API reference.
pub(super) fn check(
    stack: &Stack<'_>,
    report: &mut Report<'_, '_>,
    way: &Way<'_>,
    minimum_value_length: usize,
    node: &Node<'_>,
) {
    let mut tags = Tags {
        report,
        spelling: stack.spelling,
        way,
        minimum_value_length,
    };
    let count = match node {
        // In JSON they are a list.
        Node::Object(entries) if stack.spelling == Spelling::Rust => {
            tags.block(entries);
            entries.len() + inherited(&stack.tags, entries)
        }
        Node::List(items) => {
            tags.list(items);
            items.len()
        }
        node => {
            let message = format!(
                "`{}` takes tags, not {}",
                stack.spelling.property("Tags"),
                node.describe()
            );
            let help = match stack.spelling {
                Spelling::Rust => "write `tags: { \"key\": \"value\" }`",
                Spelling::CloudFormation => {
                    "write `\"Tags\": [{ \"Key\": \"key\", \"Value\": \"value\" }]`"
                }
            };
            report.add(parts::TAG_FORM, way.path(), message).help(help);
            return;
        }
    };
    if count > MAXIMUM_COUNT {
        let message = format!("a resource has at most {MAXIMUM_COUNT} tags, not {count}");
        report.add(parts::TAG_COUNT, way.path(), message);
    }
}

/// How many of the stack's tags a resource gets beside its own.
fn inherited(of_stack: &[(Cow<'_, str>, Node<'_>)], own: &[(Cow<'_, str>, Node<'_>)]) -> usize {
    if of_stack.is_empty() {
        return 0;
    }
    let mut keys = Known::new(own.len());
    for (key, _) in own {
        keys.add(key);
    }
    of_stack.iter().filter(|(key, _)| !keys.holds(key)).count()
}

/// Keys that stood in a tag before. Most resources have few, among which to look is faster.
enum Known<'n> {
    Few(Vec<&'n str>),
    Many(Set<&'n str>),
}

impl<'n> Known<'n> {
    /// None yet, with room for as many.
    fn new(count: usize) -> Self {
        const FEW: usize = 10;

        if count <= FEW {
            Self::Few(Vec::with_capacity(count))
        } else {
            Self::Many(Set::default())
        }
    }

    fn holds(&self, key: &str) -> bool {
        match self {
            Self::Few(keys) => keys.contains(&key),
            Self::Many(keys) => keys.contains(key),
        }
    }

    /// Adds a key; `false` if it is there.
    fn add(&mut self, key: &'n str) -> bool {
        match self {
            Self::Few(keys) => {
                let is_new = !keys.contains(&key);
                keys.push(key);
                is_new
            }
            Self::Many(keys) => keys.insert(key),
        }
    }
}

/// The tags at the end of a way.
struct Tags<'w, 'r, 'a> {
    report: &'w mut Report<'r, 'a>,
    spelling: Spelling,
    way: &'w Way<'w>,
    minimum_value_length: usize,
}

impl Tags<'_, '_, '_> {
    /// In the form of a block.
    fn block(&mut self, entries: &[(Cow<'_, str>, Node<'_>)]) {
        let mut keys = Known::new(entries.len());
        for (key, value) in entries {
            let is_again = !keys.add(key);
            self.tag(&Way::Key(self.way, key), key, value, is_again);
        }
    }

    /// In the form of a list.
    fn list(&mut self, items: &[Node<'_>]) {
        let mut keys = Known::new(items.len());
        for (index, item) in items.iter().enumerate() {
            let way = Way::Item(self.way, index);
            let Node::Object(entries) = item else {
                if !matches!(item, Node::Unknown | Node::Function(..)) {
                    self.report
                        .add(parts::TAG_FORM, way.path(), "a tag is a key and a value")
                        .help(Self::example(self.spelling));
                }
                continue;
            };
            self.names_in_item(&way, entries);
            match (entry(item, "Key"), entry(item, "Value")) {
                (Some(Node::String(key)), Some(value)) => {
                    let is_again = !keys.add(key);
                    self.tag(&way, key, value, is_again);
                }
                (Some(key @ (Node::List(_) | Node::Object(_))), Some(_)) => {
                    let message = format!("the key of a tag is a string, not {}", key.describe());
                    let path = Way::Key(&way, "Key").path();
                    self.report.add(parts::TAG_FORM, path, message);
                }
                (Some(_), Some(_)) => {}
                _ => {
                    let [key, value] = ["Key", "Value"].map(|name| self.spelling.property(name));
                    let message = format!("a tag needs `{key}` and `{value}`");
                    self.report
                        .add(parts::TAG_FORM, way.path(), message)
                        .help(Self::example(self.spelling));
                }
            }
        }
    }

    const fn example(spelling: Spelling) -> &'static str {
        match spelling {
            Spelling::Rust => "write `{ key: \"key\", value: \"value\" }`",
            Spelling::CloudFormation => "write `{ \"Key\": \"key\", \"Value\": \"value\" }`",
        }
    }

    fn names_in_item(&mut self, way: &Way<'_>, entries: &[(Cow<'_, str>, Node<'_>)]) {
        for (name, _) in entries {
            if name != "Key" && name != "Value" {
                let path = Way::Key(way, name).path().part(Part::Key);
                let message = format!("unknown property `{name}` on a tag");
                let [key, value] = ["Key", "Value"].map(|name| self.spelling.property(name));
                self.report
                    .add(parts::TAG_FORM, path, message)
                    .help(format!("a tag has `{key}` and `{value}`"));
            }
        }
    }

    /// A tag at the end of `way`, whose key may have stood in a tag before.
    fn tag(&mut self, way: &Way<'_>, key: &str, value: &Node<'_>, is_again: bool) {
        self.key(way, key);
        if is_again {
            let message = format!("the tag `{key}` stands twice");
            self.report
                .add(parts::DUPLICATE_TAG, way.path().part(Part::Key), message)
                .help("remove one of them");
        }
        if let Some(message) = self.value_fault(key, value) {
            self.report.add(parts::TAG_VALUE, way.path(), message);
        }
    }

    fn key(&mut self, way: &Way<'_>, key: &str) {
        let at_key = || way.path().part(Part::Key);
        let length = key.chars().count();
        let is_reserved = key
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("aws:"));
        if length == 0 || length > MAXIMUM_KEY_LENGTH {
            let message =
                format!("a tag's key has 1 to {MAXIMUM_KEY_LENGTH} characters, not {length}");
            self.report.add(parts::TAG_KEY, at_key(), message);
        } else if is_reserved {
            let message = format!("the tag `{key}` starts with `aws:`, which is reserved for AWS");
            self.report
                .add(parts::TAG_KEY, at_key(), message)
                .help("choose another key");
        } else if let Some(refused) = refused_character(key) {
            let message = format!("the tag `{key}` has a {refused:?}; {ALLOWED}");
            self.report.add(parts::TAG_KEY, at_key(), message);
        }
    }

    fn value_fault(&self, key: &str, value: &Node<'_>) -> Option<String> {
        match value {
            Node::String(text) if functions::holds_dynamic_reference(text) => None,
            Node::String(text) => {
                let length = text.chars().count();
                if length < self.minimum_value_length || length > MAXIMUM_VALUE_LENGTH {
                    return Some(format!(
                        "the value of the tag `{key}` has {length} characters, but takes {}",
                        bounds(self.minimum_value_length, Some(MAXIMUM_VALUE_LENGTH))
                    ));
                }
                let refused = refused_character(text)?;
                Some(format!(
                    "the value of the tag `{key}` has a {refused:?}; {ALLOWED}"
                ))
            }
            Node::List(_) | Node::Object(_) => Some(format!(
                "the value of the tag `{key}` is a string, not {}",
                value.describe()
            )),
            _ => None,
        }
    }
}

/// What stands under a name in an item, be it known or not.
fn entry<'n, 'a>(item: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    let Node::Object(entries) = item else {
        return None;
    };
    entries
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, node)| node)
}

const ALLOWED: &str =
    "tags take letters, digits, spaces and `_`, `.`, `:`, `/`, `=`, `+`, `-`, `@`";

fn refused_character(text: &str) -> Option<char> {
    text.chars().find(|&character| !is_tag_character(character))
}

/// `[\p{L}\p{Z}\p{N}_.:/=+\-@]`, where Rust's alphanumeric is a little wider than `\p{L}\p{N}`: a
/// check never fails what the service may take.
fn is_tag_character(character: char) -> bool {
    character.is_alphanumeric()
        || (character.is_whitespace() && !character.is_control())
        || matches!(character, '_' | '.' | ':' | '/' | '=' | '+' | '-' | '@')
}
