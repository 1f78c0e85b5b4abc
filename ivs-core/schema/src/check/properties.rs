//! Each property against its row.

use super::{functions, parameters, parts, tags};
use crate::api_only;
use crate::arn;
use crate::metadata::{BlockType, EnumType, Kind, List, Property, Reference, ResourceType, Text};
use crate::names::{self, Spelling, with_article};
use crate::pattern;
use crate::report::{Note, Report, Rule};
use crate::set_aside::{is_open, makes_entries};
use crate::suggest;
use crate::table;
use crate::view::{Indexed, Node, Part, Path, Place, Way};
use std::borrow::Cow;
use std::collections::HashSet;

/// Checks all properties of all resources, and the ARNs of imports.
pub(super) fn check<'a>(stack: &Indexed<'_, 'a>, report: &mut Report<'_, 'a>) {
    for (place, resource) in stack.resources.iter().enumerate() {
        if let Some(resource_type) = resource.resource_type {
            Walker::new(stack, report, Place::Resource(place))
                .properties(Owner::Resource(resource_type), &resource.properties);
        }
    }
    for (place, parameter) in stack.parameters.iter().enumerate() {
        Walker::new(stack, report, Place::Parameter(place))
            .properties(Owner::Block(&table::parameter::Parameter), &parameter.value);
    }
    for (place, import) in stack.imports.iter().enumerate() {
        let path = Path::of(Place::Import(place));
        if let Some(id) = &import.id {
            if let Some((message, help)) = arn::id_fault(import.resource_type.name, id) {
                report
                    .add(parts::IMPORTED_ARN, path, message)
                    .maybe_help(help);
            }
        } else if let Node::String(text) = &import.arn
            && let Some(shape) = import.resource_type.arn
            && let Some(fault) = arn::fault(shape, text)
        {
            let (message, help) = arn::message(
                stack.spelling,
                import.resource_type.name,
                shape,
                text,
                &fault,
            );
            report.add(parts::IMPORTED_ARN, path, message).help(help);
        }
    }
}

/// What a list of properties belongs to.
#[derive(Clone, Copy)]
enum Owner {
    Resource(&'static ResourceType),
    Block(&'static BlockType),
}

impl Owner {
    fn name(self) -> &'static str {
        match self {
            Self::Resource(resource_type) => resource_type.name,
            Self::Block(block) => block.name,
        }
    }

    fn property_names(self, spelling: Spelling) -> impl Iterator<Item = &'static str> {
        self.properties()
            .iter()
            .map(move |property| spelled(property, spelling))
    }

    fn property(self, cloudformation: &str) -> Option<&'static Property> {
        match self {
            Self::Resource(resource_type) => resource_type.property(cloudformation),
            Self::Block(block) => block.property(cloudformation),
        }
    }

    fn properties(self) -> &'static [Property] {
        match self {
            Self::Resource(resource_type) => resource_type.properties,
            Self::Block(block) => block.properties,
        }
    }
}

/// How a message calls a property.
fn spelled(property: &Property, spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::Rust => property.name,
        Spelling::CloudFormation => property.cloudformation,
    }
}

/// Whether the property is set, be it by a misspelling of it, which is reported already.
fn is_set(
    property: &Property,
    owner: Owner,
    spelling: Spelling,
    entries: &[(Cow<'_, str>, Node<'_>)],
) -> bool {
    let is_misspelled = |key: &str| {
        owner.property(key).is_none()
            && suggest::closest(key, owner.property_names(spelling))
                .is_some_and(|meant| meant == spelled(property, spelling))
    };
    // Misspellings are rare, and dear to recognise.
    entries
        .iter()
        .any(|(key, _)| key == property.cloudformation)
        || entries.iter().any(|(key, _)| is_misspelled(key))
}

/// Stands at a value, and reports what is wrong with it.
struct Walker<'w, 'r, 'a> {
    stack: &'w Indexed<'w, 'a>,
    report: &'w mut Report<'r, 'a>,
    way: Way<'w>,
}

impl<'w, 'r, 'a> Walker<'w, 'r, 'a> {
    /// One that stands at all properties of a resource or a parameter.
    fn new(stack: &'w Indexed<'_, 'a>, report: &'w mut Report<'r, 'a>, place: Place) -> Self {
        Self {
            stack,
            report,
            way: Way::Section(place, "Properties"),
        }
    }

    /// The one that stands at the value under a key.
    fn under<'n>(&'n mut self, key: &'n str) -> Walker<'n, 'r, 'a> {
        Walker {
            stack: self.stack,
            report: self.report,
            way: Way::Key(&self.way, key),
        }
    }

    /// The one that stands at an item of a list.
    fn item(&mut self, index: usize) -> Walker<'_, 'r, 'a> {
        Walker {
            stack: self.stack,
            report: self.report,
            way: Way::Item(&self.way, index),
        }
    }

    fn spelling(&self) -> Spelling {
        self.stack.spelling
    }

    fn add(&mut self, rule: Rule, part: Part, message: impl Into<String>) -> Note<'_> {
        let path = self.way.path().part(part);
        self.report.add(rule, path, message)
    }

    fn properties(&mut self, owner: Owner, node: &Node<'a>) {
        let Node::Object(entries) = node else {
            return;
        };
        let spelling = self.spelling();
        for (key, value) in entries.iter().filter(|(key, _)| !makes_entries(key)) {
            let mut walker = self.under(key);
            match owner.property(key) {
                Some(property) => {
                    walker.value(spelled(property, spelling), &property.kind, value);
                }
                None => walker.unknown_property(owner, key),
            }
        }
        if is_open(entries) {
            return;
        }
        let missing: Vec<_> = owner
            .properties()
            .iter()
            .filter(|property| property.required && !is_set(property, owner, spelling, entries))
            .map(|property| format!("`{}`", spelled(property, spelling)))
            .collect();
        if let Some((last, first)) = missing.split_last() {
            let list = if first.is_empty() {
                last.clone()
            } else {
                format!("{} and {last}", first.join(", "))
            };
            // A block is shown by its own key, a resource by its type.
            let part = match self.way {
                Way::Place(_) | Way::Section(..) => Part::Type,
                Way::Key(..) | Way::Item(..) | Way::Reference(..) => Part::Key,
            };
            self.add(
                parts::MISSING_PROPERTY,
                part,
                format!("`{}` needs {list}", owner.name()),
            );
        }
    }

    fn unknown_property(&mut self, owner: Owner, key: &str) {
        let spelling = self.spelling();
        if let Owner::Resource(resource_type) = owner
            && let Some(attribute) = resource_type
                .attributes
                .iter()
                .find(|attribute| attribute.cloudformation == key || attribute.name == key)
        {
            let name = spelling.property(attribute.cloudformation);
            self.add(
                parts::READ_ONLY_PROPERTY,
                Part::Key,
                format!("`{name}` of `{}` can't be set, only read", owner.name()),
            )
            .help("remove it; the service sets it when the stack is deployed");
            return;
        }
        if let Some(lack) = api_only::property(owner.name(), key) {
            self.add(parts::UNKNOWN_PROPERTY, Part::Key, lack.message)
                .help(lack.help);
            return;
        }
        let names: Vec<_> = owner.property_names(spelling).collect();
        let message = format!("unknown property `{key}` on `{}`", owner.name());
        if let Some(place) = names::place_beside_properties(key, spelling) {
            self.add(parts::UNKNOWN_PROPERTY, Part::Key, message)
                .help(place);
            return;
        }
        let help = suggest::closest(key, names.iter().copied()).map_or_else(
            || format!("`{}` has {}", owner.name(), suggest::one_of(&names)),
            |meant| format!("did you mean `{meant}`?"),
        );
        self.add(parts::UNKNOWN_PROPERTY, Part::Key, message)
            .help(help);
    }

    fn value(&mut self, name: &str, kind: &'static Kind, node: &Node<'a>) {
        match (kind, node) {
            (_, Node::Unknown) | (Kind::Json, _) => {}
            (kind, Node::String(text))
                if self.stack.census().dynamic_references
                    && functions::holds_dynamic_reference(text)
                    && functions::fits(kind, functions::Gives::Scalar) => {}
            (kind, Node::Function(function, argument)) => {
                self.function(name, kind, function, argument);
            }
            (
                kind,
                Node::Reference {
                    to,
                    attribute: None,
                    ..
                },
            ) if self.stack.parameter(to).is_some() => {
                self.parameter(name, kind, to);
            }
            (Kind::Arn { of, .. }, Node::Reference { to, attribute, .. }) => {
                self.row_reference(name, of, Reference::Arn, to, attribute.as_deref());
            }
            (Kind::Name { of, .. }, Node::Reference { to, attribute, .. }) => {
                self.row_reference(name, of, Reference::Name, to, attribute.as_deref());
            }
            (_, Node::Reference { to, attribute, .. }) => {
                self.other_reference(name, kind, to, attribute.as_deref());
            }
            (Kind::Boolean, node) => self.boolean(name, node),
            (Kind::Integer { minimum, maximum }, node) => {
                self.integer(name, *minimum, *maximum, node);
            }
            (Kind::Number { minimum, maximum }, node) => {
                self.number(name, *minimum, *maximum, node);
            }
            (Kind::Enum(words), node) => self.word(name, words, node),
            (Kind::String(text) | Kind::Name { text, .. }, node) => {
                self.text(name, text, node, None);
            }
            (Kind::Arn { of, text }, node) => self.text(name, text, node, Some(of)),
            (Kind::Block(block), Node::Object(_)) => self.properties(Owner::Block(block), node),
            (Kind::Block(_), node) => {
                let entry = self.spelling().entry(name, "{ .. }");
                self.wrong_type(name, "a block", node)
                    .help(format!("write `{entry}`"));
            }
            (Kind::List(list), Node::List(items)) => self.list(name, list, items),
            (Kind::List(_), node) => {
                let entry = self.spelling().entry(name, "[ .. ]");
                self.wrong_type(name, "a list", node)
                    .help(format!("write `{entry}`"));
            }
            (Kind::Tags(form), node) => {
                tags::check(self.stack, self.report, &self.way, *form, node);
            }
        }
    }

    /// What a function gives, where a property stands.
    fn function(&mut self, name: &str, kind: &'static Kind, function: &str, argument: &Node<'a>) {
        if !functions::fits(kind, functions::gives(function, argument)) {
            let takes = match kind {
                Kind::List(_) => "a list, but this gives one value",
                Kind::Block(_) | Kind::Tags { .. } => "a block, but this gives one value",
                _ => "one value, but this gives a list",
            };
            self.add(
                parts::WRONG_TYPE,
                Part::Value,
                format!("`{name}` takes {takes}"),
            );
            return;
        }
        match (function, argument) {
            ("Fn::If", Node::List(arguments)) => {
                let mut walker = self.under(function);
                for (index, branch) in arguments.iter().enumerate().skip(1) {
                    walker.item(index).value(name, kind, branch);
                }
            }
            ("Fn::Sub", Node::String(source)) => self.literal_parts(name, kind, source),
            ("Fn::Sub", Node::List(arguments)) => {
                if let Some(Node::String(source)) = arguments.first() {
                    self.literal_parts(name, kind, source);
                }
            }
            _ => {}
        }
    }

    /// What stands in the text of `Fn::Sub` stands in the property.
    fn literal_parts(&mut self, name: &str, kind: &'static Kind, source: &str) {
        let (Kind::String(Text {
            pattern: Some(pattern),
            ..
        })
        | Kind::Name {
            text: Text {
                pattern: Some(pattern),
                ..
            },
            ..
        }) = kind
        else {
            return;
        };
        if functions::holds_dynamic_reference(source) {
            return;
        }
        let refused = functions::literal_parts(source)
            .into_iter()
            .find(|part| pattern.by_character && !part.is_empty() && !(pattern.matches)(part));
        if let Some(part) = refused {
            let message = format!(
                "`{name}` takes {}, but `{part}` stands in this text",
                pattern.words
            );
            let form = allowed_form(part, pattern.matches);
            self.add(parts::PATTERN, Part::Value, message)
                .maybe_help(form.map(|form| format!("write `{form}` in its place")));
        }
    }

    /// What a parameter gives, where a property stands.
    fn parameter(&mut self, name: &str, kind: &'static Kind, id: &str) {
        let Some(parameter) = self.stack.parameter(id) else {
            return;
        };
        if let Some(misfit) = parameters::misfit(self.stack, parameter, kind) {
            let message = format!("`{name}` takes {misfit}");
            self.add(parts::PARAMETER_MISFIT, Part::Value, message)
                .help(format!("change the parameter `{}`", parameter.name));
        }
    }

    fn wrong_type(&mut self, name: &str, takes: &str, node: &Node<'a>) -> Note<'_> {
        let message = format!("`{name}` takes {takes}, not {}", node.describe());
        self.add(parts::WRONG_TYPE, Part::Value, message)
    }

    fn boolean(&mut self, name: &str, node: &Node<'a>) {
        if node.boolean().is_none() {
            let [yes, no] = ["true", "false"].map(|value| self.spelling().entry(name, value));
            self.wrong_type(name, "a boolean", node)
                .help(format!("write `{yes}` or `{no}`"));
        }
    }

    fn integer(&mut self, name: &str, minimum: i64, maximum: i64, node: &Node<'a>) {
        // In Rust `1280.0` is a number of another type.
        let is_float = matches!(node, Node::Number(_)) && self.spelling() == Spelling::Rust;
        let value = match node.integer() {
            Some(value) if !is_float => value,
            meant => {
                let help = meant.map_or_else(
                    || format!("write a number from {minimum} to {maximum}"),
                    |meant| format!("write `{}`", Spelling::Rust.entry(name, &meant.to_string())),
                );
                self.wrong_type(name, "a whole number", node).help(help);
                return;
            }
        };
        if value < minimum || value > maximum {
            let message = format!("`{name}` is {value}, but goes from {minimum} to {maximum}");
            self.add(parts::RANGE, Part::Value, message);
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "the bounds of the table are small"
    )]
    fn number(&mut self, name: &str, minimum: i64, maximum: i64, node: &Node<'a>) {
        let value = match node {
            Node::Integer(value) => Some(*value as f64),
            Node::Number(value) => Some(*value),
            Node::String(text) => text.parse().ok(),
            _ => None,
        };
        let Some(value) = value.filter(|value| value.is_finite()) else {
            self.wrong_type(name, "a number", node)
                .help(format!("write a number from {minimum} to {maximum}"));
            return;
        };
        if value < minimum as f64 || value > maximum as f64 {
            let message = format!("`{name}` is {value}, but goes from {minimum} to {maximum}");
            self.add(parts::RANGE, Part::Value, message);
        }
    }

    fn word(&mut self, name: &str, words: &'static EnumType, node: &Node<'a>) {
        let spelling = self.spelling();
        let Node::String(text) = node else {
            let names = words
                .values
                .iter()
                .map(|word| spelling.value(word.cloudformation));
            let help = format!("use {}", list_of(names));
            self.wrong_type(name, "one of a few words", node).help(help);
            return;
        };
        if words.value(text).is_some() {
            return;
        }
        let names: Vec<_> = words
            .values
            .iter()
            .map(|word| spelling.value(word.cloudformation))
            .collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        if let Some(lack) = api_only::value(words.name, text) {
            self.add(parts::UNKNOWN_VALUE, Part::Value, lack.message)
                .help(lack.help);
            return;
        }
        let message = format!("unknown value `{text}` for `{name}`");
        if let Some(word) = words.named(text) {
            // Right, but for the quotes, or for the language.
            let help = match spelling {
                Spelling::Rust => format!("write `{text}` without quotes"),
                Spelling::CloudFormation => format!("write `{}`", word.cloudformation),
            };
            self.add(parts::UNKNOWN_VALUE, Part::Value, message)
                .help(help);
            return;
        }
        let help = suggest::closest(text, names.iter().copied()).map_or_else(
            || format!("use {}", suggest::one_of(&names)),
            |meant| {
                format!(
                    "did you mean `{meant}`? `{name}` takes {}",
                    suggest::one_of(&names)
                )
            },
        );
        self.add(parts::UNKNOWN_VALUE, Part::Value, message)
            .help(help);
    }

    fn text(
        &mut self,
        name: &str,
        rule: &Text,
        node: &Node<'a>,
        arn_of: Option<&'static ResourceType>,
    ) {
        // In a template CloudFormation makes text of them; in Rust a string is meant.
        let made = match node {
            Node::Boolean(_) | Node::Integer(_) | Node::Number(_)
                if self.spelling() == Spelling::CloudFormation =>
            {
                parameters::scalar_text(node)
            }
            _ => None,
        };
        let text = match (node, &made) {
            (Node::String(text), _) => text.as_ref(),
            (_, Some(text)) => text.as_str(),
            (node, None) => {
                let takes = match arn_of {
                    Some(of) => format!("the ARN of {}", with_article(of.name)),
                    None => "a string".into(),
                };
                let help = match node {
                    Node::Boolean(_) | Node::Integer(_) | Node::Number(_) if arn_of.is_none() => {
                        let value = node.describe();
                        Some(format!("write `\"{}\"`", value.trim_matches('`')))
                    }
                    _ => None,
                };
                self.wrong_type(name, &takes, node).maybe_help(help);
                return;
            }
        };
        let length = text.chars().count();
        if length < rule.minimum || rule.maximum.is_some_and(|maximum| length > maximum) {
            let item = match self.way {
                Way::Item(..) => "an item of ",
                Way::Place(_) | Way::Section(..) | Way::Key(..) | Way::Reference(..) => "",
            };
            let message = format!(
                "{item}`{name}` has {}, but takes {}",
                counted(length, "character"),
                bounds(rule.minimum, rule.maximum)
            );
            self.add(parts::LENGTH, Part::Value, message);
            return;
        }
        let Some(pattern) = rule.pattern else {
            return;
        };
        // What is wrong with the text of a key, the rule `public_key_must_be_p384` says better.
        let is_key = made.is_none() && std::ptr::eq(pattern, &raw const pattern::PUBLIC_KEY_PEM);
        if (pattern.matches)(text) || is_key {
            return;
        }
        if let Some(of) = arn_of
            && let Some(shape) = of.arn
        {
            let fault =
                arn::fault(shape, text).unwrap_or_else(|| format!("it takes {}", pattern.words));
            if text.is_empty() {
                let wanted = with_article(of.name);
                let message = format!("`{name}` is the ARN of {wanted}, not the empty text");
                self.add(parts::PATTERN, Part::Value, message)
                    .help("leave it out, or name one");
                return;
            }
            let (message, help) = arn::message(self.spelling(), of.name, shape, text, &fault);
            self.add(parts::PATTERN, Part::Value, message).help(help);
        } else {
            let shown = Node::String(text.into()).describe();
            let message = format!("`{name}` takes {}, not {shown}", pattern.words);
            let help = if self.spelling() == Spelling::Rust && has_placeholder(text) {
                Some(format!("write `format!(\"{text}\")`"))
            } else {
                allowed_form(text, pattern.matches).map(|form| format!("write `\"{form}\"`"))
            };
            self.add(parts::PATTERN, Part::Value, message)
                .maybe_help(help);
        }
    }

    fn list(&mut self, name: &str, rule: &'static List, items: &[Node<'a>]) {
        let count = items.len();
        if count < rule.minimum || rule.maximum.is_some_and(|maximum| count > maximum) {
            let message = format!(
                "`{name}` has {}, but takes {}",
                counted(count, "item"),
                bounds(rule.minimum, rule.maximum)
            );
            self.add(parts::LIST_LENGTH, Part::Value, message);
        }
        let mut known = HashSet::new();
        for (index, item) in items.iter().enumerate() {
            let is_again = rule.unique
                && !matches!(item, Node::Unknown | Node::Function(..))
                && !known.insert(item.identity());
            let mut walker = self.item(index);
            if is_again {
                let message = format!("the same item stands twice in `{name}`");
                walker
                    .add(parts::DUPLICATE_ITEM, Part::Value, message)
                    .help("remove one of them");
            } else {
                walker.value(name, rule.item, item);
            }
        }
    }

    /// The type of a declared resource, with the name its author gave it.
    fn target(&self, id: &str) -> Option<(&'static ResourceType, &'w str)> {
        let resource = self.stack.declared(id)?;
        Some((resource.resource_type?, &*resource.name))
    }

    /// `Ref` of a resource without rows, where one of the table is wanted.
    fn unknown_reference(&mut self, name: &str, of: &'static ResourceType, to: &str) {
        let Some(resource) = self.stack.declared(to) else {
            return;
        };
        // What `Ref` of these gives, whoever wrote them decides.
        let is_open = ["Custom::", "AWS::CloudFormation::"]
            .iter()
            .any(|prefix| resource.type_name.starts_with(prefix));
        if is_open && self.spelling() == Spelling::CloudFormation {
            return;
        }
        let message = format!(
            "`{name}` takes {}, but `{}` is {}",
            with_article(of.name),
            resource.name,
            with_article(&resource.type_name)
        );
        let note = self.add(parts::WRONG_REFERENCE, Part::Value, message);
        if is_open {
            note.help(format!(
                "read what it gives, as in `{}.attr(\"Arn\")`",
                resource.name
            ));
        }
    }

    /// A resource, where the ARN or the name of one of the table is wanted.
    fn row_reference(
        &mut self,
        name: &str,
        of: &'static ResourceType,
        wants: Reference,
        to: &str,
        attribute: Option<&str>,
    ) {
        let Some((found, target)) = self.target(to) else {
            if attribute.is_none() {
                self.unknown_reference(name, of, to);
            }
            return;
        };
        let is_wanted_type = std::ptr::eq(found, of);
        let gives = match attribute {
            None => Some(found.reference),
            Some("Arn") => Some(Reference::Arn),
            Some(_) => None,
        };
        if is_wanted_type && gives == Some(wants) {
            return;
        }
        let wanted = with_article(of.name);
        let message = match attribute {
            Some(attribute) if gives != Some(wants) => {
                let what = if wants == Reference::Arn {
                    "ARN"
                } else {
                    "name"
                };
                format!(
                    "`{name}` takes the {what} of {wanted}, not the `{}` of `{target}`",
                    self.spelling().property(attribute)
                )
            }
            None if is_wanted_type => {
                format!("`{name}` takes the ARN of {wanted}, but `Ref` of `{target}` is its name")
            }
            _ => format!(
                "`{name}` takes {wanted}, but `{target}` is {}",
                with_article(found.name)
            ),
        };
        self.add(parts::WRONG_REFERENCE, Part::Value, message);
    }

    fn other_reference(
        &mut self,
        name: &str,
        kind: &'static Kind,
        to: &str,
        attribute: Option<&str>,
    ) {
        let takes = match kind {
            Kind::Boolean => "a boolean",
            Kind::Integer { .. } => "a whole number",
            Kind::Number { .. } => "a number",
            Kind::Enum(_) => "one of a few words",
            Kind::Block(_) => "a block",
            Kind::List(_) | Kind::Tags { .. } => "a list",
            Kind::String(_) => "a string of other characters than those of an ARN",
            _ => return,
        };
        let Some((found, target)) = self.target(to) else {
            return;
        };
        if let Kind::String(text) = kind
            && !refuses_arn(text, found, attribute)
        {
            return;
        }
        let message = match attribute {
            Some(attribute) => format!(
                "`{name}` takes {takes}, not the `{}` of `{target}`",
                self.spelling().property(attribute)
            ),
            None => format!(
                "`{name}` takes {takes}, but `{target}` is {}",
                with_article(found.name)
            ),
        };
        self.add(parts::WRONG_REFERENCE, Part::Value, message);
    }
}

/// Whether a text can't be the ARN that a reference gives. Other attributes may well be such a text.
fn refuses_arn(text: &Text, found: &ResourceType, attribute: Option<&str>) -> bool {
    let is_arn = match attribute {
        Some(attribute) => attribute == "Arn",
        None => found.reference == Reference::Arn,
    };
    let Some(pattern) = text.pattern else {
        return false;
    };
    is_arn
        && match found.arn {
            Some(shape) => !(pattern.matches)(&arn::example(shape)),
            None => pattern.by_character && !(pattern.matches)(":"),
        }
}

fn list_of(words: impl Iterator<Item = String>) -> String {
    let words: Vec<_> = words.collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    suggest::one_of(&words)
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

pub(super) fn bounds(minimum: usize, maximum: Option<usize>) -> String {
    match (minimum, maximum) {
        (minimum, Some(maximum)) if minimum == maximum => format!("exactly {minimum}"),
        (0, Some(maximum)) => format!("at most {maximum}"),
        (minimum, None) => format!("at least {minimum}"),
        (minimum, Some(maximum)) => format!("{minimum} to {maximum}"),
    }
}

/// Whether a text has a name in braces, as that of `format!` has.
fn has_placeholder(text: &str) -> bool {
    text.split('{').skip(1).any(|part| {
        part.split_once('}').is_some_and(|(name, _)| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|character| character.is_ascii_alphanumeric() || character == '_')
        })
    })
}

/// The text in lower case, or with a `-`, where the pattern refuses a character, if that makes it fit.
fn allowed_form(text: &str, matches: fn(&str) -> bool) -> Option<String> {
    let form: String = text
        .chars()
        .map(|character| {
            let mut buffer = [0; 4];
            let mut fits = |character: &char| matches(character.encode_utf8(&mut buffer));
            [character, character.to_ascii_lowercase()]
                .into_iter()
                .find(|character| fits(character))
                .unwrap_or('-')
        })
        .collect();
    let has_kept_some = form.chars().any(|character| character != '-');
    (has_kept_some && matches(&form)).then_some(form)
}
