//! Tags, in their two forms: a block of keys and values, and CloudFormation's list.

use super::properties::bounds;
use super::{functions, parts};
use crate::hash::{Map, Set};
use crate::metadata::{Kind, TagForm};
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::set_aside::{is_open, makes_entries};
use crate::view::{Node, Part, Path, Place, Resource, Stack, Way};
use std::borrow::Cow;

const MAXIMUM_COUNT: usize = 50;
const MAXIMUM_KEY_LENGTH: usize = 128;
const MAXIMUM_VALUE_LENGTH: usize = 256;

/// What services ask of tags if they ask for nothing in particular.
const ANY: TagForm = TagForm {
    minimum_value_length: 0,
    has_pattern: false,
    ignores_case: false,
};

/// The tags of the stack, which all its resources get.
pub(super) fn check_stack_tags(stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    let way = Way::Section(Place::Stack, "Tags");
    let mut exact = Known::new(stack.tags.len(), false);
    let mut in_any_case = Known::new(stack.tags.len(), true);
    for (key, value) in &stack.tags {
        let mut form = ANY;
        let mut needs_value = None;
        let twin = exact.add(key);
        let twin_in_any_case = in_any_case.add(key);
        let is_doubtful = refused_character(key).is_some()
            || matches!(value, Node::String(text)
                if text.is_empty() || refused_character(text).is_some())
            || twin_in_any_case.is_some();
        let inheriting = is_doubtful.then(|| inheriting(stack, key));
        for (resource, of_type) in inheriting.into_iter().flatten() {
            form.has_pattern |= of_type.has_pattern;
            form.ignores_case |= of_type.ignores_case;
            if of_type.minimum_value_length > 0 {
                needs_value = needs_value.or(Some(&resource.name));
            }
        }
        let mut tags = Tags {
            report,
            spelling: stack.spelling,
            way: &way,
            form,
        };
        let way = Way::Key(&way, key);
        let twin = if form.ignores_case {
            twin_in_any_case
        } else {
            twin
        };
        tags.tag(&way, key, value, twin);
        if let Node::String(text) = value
            && text.is_empty()
            && let Some(name) = needs_value
        {
            let message = format!(
                "the value of the tag `{key}` is empty, but `{name}` needs 1 to {MAXIMUM_VALUE_LENGTH} characters"
            );
            let note = report.add(parts::TAG_VALUE, way.path(), message);
            if stack.spelling == Spelling::Rust {
                note.help(format!(
                    "give it a value, or write `tags: {{ \"{key}\": aws::no_value }}` on `{name}`"
                ));
            }
        }
    }
}

/// The resources that certainly get a tag of the stack, with what their services ask of it.
fn inheriting<'s, 'a>(
    stack: &'s Stack<'a>,
    key: &'s str,
) -> impl Iterator<Item = (&'s Resource<'a>, TagForm)> {
    stack.resources.iter().filter_map(move |resource| {
        let row = resource.resource_type?.property("Tags")?;
        let Kind::Tags(form) = row.kind else {
            return None;
        };
        let is_inherited = match resource.properties.entry("Tags") {
            None => true,
            Some(Node::Object(own)) => !own.iter().any(|(known, _)| known == key),
            Some(_) => false,
        };
        is_inherited.then_some((resource, form))
    })
}

/// The tags of a resource, at the end of `way`.
///
/// Source: `Tags`, `TagKey` and `TagValue` in the IVS API reference.
pub(super) fn check(
    stack: &Stack<'_>,
    report: &mut Report<'_, '_>,
    way: &Way<'_>,
    form: TagForm,
    node: &Node<'_>,
) {
    let mut tags = Tags {
        report,
        spelling: stack.spelling,
        way,
        form,
    };
    let count = match node {
        // In JSON they are a list.
        Node::Object(entries) if stack.spelling == Spelling::Rust => {
            tags.block(entries, &stack.tags);
            entries.len() + inherited(&stack.tags, entries).count()
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

/// The keys of the stack's tags that a resource gets next to its own.
fn inherited<'n>(of_stack: Entries<'n, '_>, own: Entries<'_, '_>) -> impl Iterator<Item = &'n str> {
    let mut keys = Set::default();
    if !of_stack.is_empty() {
        keys.extend(own.iter().map(|(key, _)| &**key));
    }
    let of_stack = of_stack.iter().map(|(key, _)| &**key);
    of_stack.filter(move |key| !keys.contains(key))
}

/// Keys that were found before. Most resources have few, among which to look is faster.
struct Known<'n> {
    ignores_case: bool,
    keys: Keys<'n>,
}

enum Keys<'n> {
    Few(Vec<&'n str>),
    /// In lower case where case is ignored, each with how it was written first.
    Many(Map<Cow<'n, str>, &'n str>),
}

impl<'n> Known<'n> {
    /// None yet, with room for as many.
    fn new(count: usize, ignores_case: bool) -> Self {
        const FEW: usize = 10;

        let keys = if count <= FEW {
            Keys::Few(Vec::with_capacity(count))
        } else {
            Keys::Many(Map::default())
        };
        Self { ignores_case, keys }
    }

    fn in_its_form<'k>(&self, key: &'k str) -> Cow<'k, str> {
        if self.ignores_case {
            Cow::Owned(key.to_ascii_lowercase())
        } else {
            Cow::Borrowed(key)
        }
    }

    /// The first key that is the same as this one to the service.
    fn first(&self, key: &str) -> Option<&'n str> {
        match &self.keys {
            Keys::Few(keys) => keys.iter().copied().find(|known| {
                *known == key || self.ignores_case && known.eq_ignore_ascii_case(key)
            }),
            Keys::Many(keys) => keys.get(&*self.in_its_form(key)).copied(),
        }
    }

    /// Adds a key, unless there is one that is the same: then gives the first.
    fn add(&mut self, key: &'n str) -> Option<&'n str> {
        let first = self.first(key);
        if first.is_none() {
            let in_its_form = self.in_its_form(key);
            match &mut self.keys {
                Keys::Few(keys) => keys.push(key),
                Keys::Many(keys) => {
                    keys.insert(in_its_form, key);
                }
            }
        }
        first
    }
}

/// The tags at the end of a way.
struct Tags<'w, 'r, 'a> {
    report: &'w mut Report<'r, 'a>,
    spelling: Spelling,
    way: &'w Way<'w>,
    form: TagForm,
}

type Entries<'n, 'a> = &'n [(Cow<'a, str>, Node<'a>)];

impl Tags<'_, '_, '_> {
    /// In the form of a block, which is merged with the tags of the stack.
    fn block(&mut self, entries: Entries<'_, '_>, of_stack: Entries<'_, '_>) {
        let ignores_case = self.form.ignores_case;
        let mut keys = Known::new(entries.len(), ignores_case);
        let mut inherited_keys = Known::new(of_stack.len(), ignores_case);
        // One with the very same key replaces that of the stack.
        if ignores_case {
            for key in inherited(of_stack, entries) {
                inherited_keys.add(key);
            }
        }
        for (key, value) in entries {
            let twin = keys.add(key);
            if makes_entries(key) {
                continue;
            }
            let twin = twin
                .or_else(|| inherited_keys.first(key))
                .filter(|_| !value.is_no_value());
            self.tag(&Way::Key(self.way, key), key, value, twin);
        }
    }

    /// In the form of a list.
    fn list(&mut self, items: &[Node<'_>]) {
        let mut keys = Known::new(items.len(), self.form.ignores_case);
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
                    let twin = keys.add(key);
                    self.tag(&way, key, value, twin);
                }
                (Some(key @ (Node::List(_) | Node::Object(_))), Some(_)) => {
                    let message = format!("the key of a tag is a string, not {}", key.describe());
                    let path = Way::Key(&way, "Key").path();
                    self.report.add(parts::TAG_FORM, path, message);
                }
                (Some(_), Some(_)) => {}
                _ if is_open(entries) => {}
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
            if name != "Key" && name != "Value" && !makes_entries(name) {
                let path = Way::Key(way, name).path().part(Part::Key);
                let message = format!("unknown property `{name}` on a tag");
                let [key, value] = ["Key", "Value"].map(|name| self.spelling.property(name));
                self.report
                    .add(parts::TAG_FORM, path, message)
                    .help(format!("a tag has `{key}` and `{value}`"));
            }
        }
    }

    /// A tag at the end of `way`, and the key of another one that is the same.
    fn tag(&mut self, way: &Way<'_>, key: &str, value: &Node<'_>, twin: Option<&str>) {
        if !functions::holds_dynamic_reference(key) {
            self.key(way, key);
        }
        if let Some(twin) = twin {
            let message = if twin == key {
                format!("the tag `{key}` stands twice")
            } else {
                format!("the tag `{key}` has the same key as `{twin}`: IAM ignores case in keys")
            };
            self.report
                .add(parts::DUPLICATE_TAG, way.path().part(Part::Key), message)
                .help("remove one of them");
        }
        if let Some(message) = self.value_fault(key, value) {
            self.report.add(parts::TAG_VALUE, way.path(), message);
        } else if let Node::String(text) = value
            && !functions::holds_dynamic_reference(text)
            && let Some(refused) = refused_character(text)
        {
            let message = format!("the value of the tag `{key}` has a {refused:?}");
            self.character(parts::TAG_VALUE, way.path(), &message);
        }
    }

    /// A character that tags usually don't have; the rule is for services that refuse it.
    fn character(&mut self, rule: Rule, path: Path, message: &str) {
        if self.form.has_pattern {
            self.report.add(rule, path, format!("{message}; {ALLOWED}"));
        } else {
            let message = format!("{message}, which the service may refuse; {ALLOWED}");
            self.report.add(parts::TAG_CHARACTER, path, message);
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
            let message = format!("the tag `{key}` has a {refused:?}");
            self.character(parts::TAG_KEY, at_key(), &message);
        }
    }

    fn value_fault(&self, key: &str, value: &Node<'_>) -> Option<String> {
        match value {
            Node::String(text) if functions::holds_dynamic_reference(text) => None,
            Node::String(text) => {
                let minimum = self.form.minimum_value_length;
                let length = text.chars().count();
                let is_fitting = (minimum..=MAXIMUM_VALUE_LENGTH).contains(&length);
                (!is_fitting).then(|| {
                    format!(
                        "the value of the tag `{key}` has {length} characters, but takes {}",
                        bounds(minimum, Some(MAXIMUM_VALUE_LENGTH))
                    )
                })
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
