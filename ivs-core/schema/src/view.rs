//! A stack as the rules see it: each value is known or unknown.
//!
//! The macro builds it from tokens, where the value of a Rust expression is unknown; the core builds
//! it from a template, where all but what CloudFormation fills in is known.

use crate::census::Census;
use crate::check::functions::{holds_dynamic_reference, is_name_in_sub, names_in_sub};
use crate::conditions::Conditions;
use crate::hash::{Map, Set};
use crate::items::{Argument, Items};
use crate::metadata::ResourceType;
use crate::names::Spelling;
use crate::needs::Needs;
use crate::presence::Presence;
use crate::redact;
use crate::set_aside::{SetAside, is_own_macro, makes_entries};
use crate::suggest;
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::fmt;
use std::ops::Deref;

/// A whole stack.
#[derive(Debug, Default)]
pub struct Stack<'a> {
    /// The resources, in the order of their declaration.
    pub resources: Vec<Resource<'a>>,
    /// The outputs, in the order of their declaration.
    pub outputs: Vec<Output<'a>>,
    /// Resources that exist already and are only mentioned.
    pub imports: Vec<Import<'a>>,
    /// The parameters, in the order of their declaration.
    pub parameters: Vec<Entry<'a>>,
    /// The mappings, in the order of their declaration.
    pub mappings: Vec<Entry<'a>>,
    /// The conditions, in the order of their declaration.
    pub conditions: Vec<Entry<'a>>,
    /// The functions that make entries of a section.
    pub generated: Vec<Generated<'a>>,
    /// The region that the stack is meant for, if it says so.
    pub region: Option<Cow<'a, str>>,
    /// The macros of CloudFormation that work on the template.
    pub transforms: Vec<Cow<'a, str>>,
    /// What the stack says of itself.
    pub description: Option<Cow<'a, str>>,
    /// What is free-form about the stack.
    pub metadata: Option<Node<'a>>,
    /// The sections that are none of the above, such as `Rules`.
    pub sections: Vec<(Cow<'a, str>, Node<'a>)>,
    /// Tags that each resource gets unless it has one with the same key.
    pub tags: Vec<(Cow<'a, str>, Node<'a>)>,
    /// The rules that `#[allow(..)]` on the stack names.
    pub allowed: Vec<Cow<'a, str>>,
    /// What no check but that for secrets looks at.
    pub unread: Vec<Unread<'a>>,
    /// The content of the files that are values, or parts of values. No message shows any of it.
    pub files: Vec<Cow<'a, str>>,
    /// Whether some of it could not be read, or is wrong, so that something may seem to be missing.
    pub is_partial: bool,
    /// How many bytes the template has without white space, where all of it is known.
    pub bytes: Option<usize>,
    /// How messages spell names.
    pub spelling: Spelling,
}

/// A value that no check but that for secrets looks at, such as what is next to the name of an export.
#[derive(Debug)]
pub struct Unread<'a> {
    /// What it is a part of.
    pub place: Place,
    /// The section in which it is, if it is not a part of an entry.
    pub section: Option<&'static str>,
    /// Its key there.
    pub key: Cow<'a, str>,
    /// The value.
    pub value: Node<'a>,
}

/// A parameter, a mapping or a condition.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its logical id.
    pub id: Cow<'a, str>,
    /// How the author calls it.
    pub name: Cow<'a, str>,
    /// What it is.
    pub value: Node<'a>,
}

/// A function in place of entries of a section: it makes them when the stack is deployed.
#[derive(Debug)]
pub struct Generated<'a> {
    /// The section, such as `Resources`.
    pub section: &'static str,
    /// The function, such as `Fn::Transform`.
    pub function: Cow<'a, str>,
    /// Its argument.
    pub argument: Node<'a>,
}

impl Generated<'_> {
    /// Whether a function makes entries: a macro or a loop does.
    #[must_use]
    pub fn is_made_by(function: &str) -> bool {
        makes_entries(function)
    }
}

/// A declared resource.
#[derive(Debug)]
pub struct Resource<'a> {
    /// Its logical id.
    pub id: Cow<'a, str>,
    /// How the author calls it; the logical id where there is no other name.
    pub name: Cow<'a, str>,
    /// The name of its type, such as `AWS::IVS::Channel`.
    pub type_name: Cow<'a, str>,
    /// Its type, if it is one of the table.
    pub resource_type: Option<&'static ResourceType>,
    /// Its properties, under CloudFormation's names: an [`Node::Object`].
    pub properties: Node<'a>,
    /// The logical id of the condition under which it is made.
    pub condition: Option<Cow<'a, str>>,
    /// What the running program decides about whether it is declared at all.
    pub declared: Presence,
    /// What stands beside the properties, such as `Metadata` or `DeletionPolicy`.
    pub attributes: Vec<(&'static str, Node<'a>)>,
    /// The logical ids in `DependsOn`.
    pub depends_on: Vec<Cow<'a, str>>,
    /// The entries of a template that was read which none of the fields above can hold: unknown ones, and
    /// those of another form.
    pub other_entries: Vec<(Cow<'a, str>, Node<'a>)>,
    /// The rules that `#[allow(..)]` on the resource names.
    pub allowed: Vec<Cow<'a, str>>,
}

/// A declared output.
#[derive(Debug)]
pub struct Output<'a> {
    /// Its logical id.
    pub id: Cow<'a, str>,
    /// How the author calls it.
    pub name: Cow<'a, str>,
    /// What it shows.
    pub value: Node<'a>,
    /// The logical id of the condition under which it is there.
    pub condition: Option<Cow<'a, str>>,
    /// What the running program decides about whether it is declared at all.
    pub declared: Presence,
    /// What it says of itself.
    pub description: Option<Cow<'a, str>>,
    /// The name under which other stacks import it.
    pub export: Option<Node<'a>>,
    /// The entries of a template that was read which none of the fields above can hold: unknown ones, and
    /// those of another form.
    pub other_entries: Vec<(Cow<'a, str>, Node<'a>)>,
    /// The rules that `#[allow(..)]` on the output names.
    pub allowed: Vec<Cow<'a, str>>,
}

/// A resource that exists already.
#[derive(Debug)]
pub struct Import<'a> {
    /// Its type.
    pub resource_type: &'static ResourceType,
    /// Its ARN, or what becomes its ARN.
    pub arn: Node<'a>,
    /// Its id, if it was imported by that.
    pub id: Option<Cow<'a, str>>,
}

/// A value.
///
/// `Debug` prints it as JSON, without secrets.
#[derive(Clone, PartialEq)]
pub enum Node<'a> {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A number that neither of these holds exactly: its digits.
    Digits(Cow<'a, str>),
    /// A string.
    String(Cow<'a, str>),
    /// A list.
    List(Items<'a, Node<'a>>),
    /// Named values, in their order.
    Object(Items<'a, (Cow<'a, str>, Node<'a>)>),
    /// `Ref` or `Fn::GetAtt` of a resource or a parameter.
    Reference {
        /// The logical id.
        to: Cow<'a, str>,
        /// The attribute of `Fn::GetAtt`; `None` is `Ref`.
        attribute: Option<Cow<'a, str>>,
        /// Whether `Fn::GetAtt` is written as `Main.Arn` rather than as a list of two strings.
        is_dotted: bool,
    },
    /// Any other function, with its argument.
    Function(Cow<'a, str>, Argument<'a>),
    /// Known only when the program runs.
    Unknown,
}

/// What is known of a property.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Field<'n, 'a> {
    /// It is not set.
    Absent,
    /// It may be set, to a value that is not known.
    Unknown,
    /// It is set to this.
    Known(&'n Node<'a>),
}

impl<'n> Field<'n, '_> {
    /// The property of a block.
    #[must_use]
    pub fn get(self, key: &str) -> Self {
        match self {
            Self::Known(node) => node.get(key),
            unset => unset,
        }
    }

    /// The text, if it is one that is known.
    #[must_use]
    pub fn text(self) -> Option<&'n str> {
        match self {
            Self::Known(Node::String(text)) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if it is one that is known; see [`Node::boolean`].
    #[must_use]
    pub fn boolean(self) -> Option<bool> {
        match self {
            Self::Known(node) => node.boolean(),
            _ => None,
        }
    }

    /// The whole number, if it is one that is known; see [`Node::integer`].
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        match self {
            Self::Known(node) => node.integer(),
            _ => None,
        }
    }

    /// The logical id of what it refers to, if it is a `Ref` or an `Fn::GetAtt` and nothing more.
    #[must_use]
    pub fn reference(self) -> Option<&'n str> {
        match self {
            Self::Known(Node::Reference { to, .. }) => Some(to),
            _ => None,
        }
    }

    /// Whether it certainly is not set.
    #[must_use]
    pub fn is_absent(self) -> bool {
        self == Self::Absent
    }
}

impl<'a> Node<'a> {
    /// `Ref` of a resource or a parameter.
    #[must_use]
    pub fn reference(id: impl Into<Cow<'a, str>>) -> Self {
        Self::Reference {
            to: id.into(),
            attribute: None,
            is_dotted: false,
        }
    }

    /// `Fn::GetAtt` of a resource.
    #[must_use]
    pub fn attribute(id: impl Into<Cow<'a, str>>, attribute: impl Into<Cow<'a, str>>) -> Self {
        Self::Reference {
            to: id.into(),
            attribute: Some(attribute.into()),
            is_dotted: false,
        }
    }

    /// A string.
    #[must_use]
    pub fn string(text: impl Into<Cow<'a, str>>) -> Self {
        Self::String(text.into())
    }

    /// A list.
    #[must_use]
    pub fn list(items: impl Into<Vec<Self>>) -> Self {
        Self::List(Items::Owned(items.into()))
    }

    /// A function, by its name in a template, with its argument.
    #[must_use]
    pub fn call(name: impl Into<Cow<'a, str>>, argument: Self) -> Self {
        Self::Function(name.into(), argument.into())
    }

    /// `Ref` of a pseudo parameter, such as `AWS::Region`.
    #[must_use]
    pub fn pseudo_parameter(name: &'static str) -> Self {
        Self::call("Ref", Self::string(name))
    }

    /// The same value, borrowed: it costs nothing, however large the value is.
    #[must_use]
    pub fn borrowed(&'a self) -> Self {
        let text = |text: &'a Cow<'a, str>| Cow::Borrowed(&**text);
        match self {
            Self::Boolean(value) => Self::Boolean(*value),
            Self::Integer(value) => Self::Integer(*value),
            Self::Number(value) => Self::Number(*value),
            Self::Digits(digits) => Self::Digits(text(digits)),
            Self::String(string) => Self::String(text(string)),
            Self::List(items) => Self::List(items.borrowed()),
            Self::Object(entries) => Self::Object(entries.borrowed()),
            Self::Reference {
                to,
                attribute,
                is_dotted,
            } => Self::Reference {
                to: text(to),
                attribute: attribute.as_ref().map(text),
                is_dotted: *is_dotted,
            },
            Self::Function(name, argument) => {
                Self::Function(text(name), Argument::Borrowed(argument))
            }
            Self::Unknown => Self::Unknown,
        }
    }

    /// Named values, or the function that they are: `{ "Ref": "Main" }`.
    #[must_use]
    pub fn object(mut entries: Vec<(Cow<'a, str>, Self)>) -> Self {
        let is_function = matches!(entries.as_slice(), [(name, _)] if is_function(name));
        if !is_function {
            return Self::Object(entries.into());
        }
        match entries.pop() {
            Some((name, argument)) => Self::function(name, argument),
            None => Self::Object(entries.into()),
        }
    }

    /// The function that an entry of a template is.
    fn function(name: Cow<'a, str>, argument: Self) -> Self {
        match (&*name, &argument) {
            ("Ref", Self::String(id)) if !id.starts_with("AWS::") => Self::reference(id.clone()),
            ("Fn::GetAtt", Self::String(dotted)) => match dotted.split_once('.') {
                Some((id, attribute)) => Self::Reference {
                    to: owned(id),
                    attribute: Some(owned(attribute)),
                    is_dotted: true,
                },
                None => Self::call(name, argument),
            },
            ("Fn::GetAtt", Self::List(parts)) => match parts.as_slice() {
                [Self::String(id), Self::String(attribute)] => {
                    Self::attribute(id.clone(), attribute.clone())
                }
                _ => Self::call(name, argument),
            },
            _ => Self::call(name, argument),
        }
    }

    /// `AWS::NoValue`, which is nothing at all.
    #[must_use]
    pub fn no_value() -> Self {
        Self::pseudo_parameter("AWS::NoValue")
    }

    /// Whether it is `AWS::NoValue`.
    #[must_use]
    pub fn is_no_value(&self) -> bool {
        matches!(self, Self::Function(name, argument)
            if name == "Ref" && matches!(&**argument, Self::String(id) if id == "AWS::NoValue"))
    }

    /// The entries of the object that this is in JSON.
    ///
    /// # Errors
    ///
    /// The value itself, if it is something else.
    pub fn into_entries(self) -> Result<Vec<(Cow<'a, str>, Self)>, Self> {
        Ok(match self {
            Self::Object(entries) => entries.into_vec(),
            Self::Reference {
                to,
                attribute: None,
                ..
            } => vec![("Ref".into(), Self::String(to))],
            Self::Reference {
                to,
                attribute: Some(attribute),
                is_dotted,
            } => {
                let argument = if is_dotted {
                    Self::string(format!("{to}.{attribute}"))
                } else {
                    Self::list([to, attribute].map(Self::String))
                };
                vec![("Fn::GetAtt".into(), argument)]
            }
            Self::Function(name, argument) => vec![(name, argument.into_value())],
            other => return Err(other),
        })
    }

    /// The value under a key, if this is an object that has it, whatever the value is.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// What is known of the value under a key of an object. Where a macro or a loop is among the entries, it
    /// may create any that is not written.
    #[must_use]
    pub fn get(&self, key: &str) -> Field<'_, 'a> {
        match self {
            Self::Object(entries) => {
                let mut unset = Field::Absent;
                for (name, node) in entries {
                    if name == key {
                        return match node {
                            Self::Unknown | Self::Digits(_) | Self::Function(..) => Field::Unknown,
                            Self::String(text) if holds_dynamic_reference(text) => Field::Unknown,
                            node => Field::Known(node),
                        };
                    }
                    if makes_entries(name) {
                        unset = Field::Unknown;
                    }
                }
                unset
            }
            _ => Field::Unknown,
        }
    }

    /// Whether it is a macro of the author's own, which may change all that is next to it. Those of AWS add
    /// something.
    #[must_use]
    pub fn may_change_siblings(&self) -> bool {
        matches!(self, Self::Function(name, argument) if is_own_macro(name, argument))
    }

    /// The boolean that CloudFormation reads: it converts the strings `true` and `false`, in any
    /// case.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            Self::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// The whole number that CloudFormation reads: it converts strings, and `1280.0` is the number
    /// 1280.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            Self::Number(value) => whole(*value),
            Self::String(text) => text
                .parse()
                .ok()
                .or_else(|| text.parse().ok().and_then(whole)),
            _ => None,
        }
    }

    /// Whether this value, or one inside it, is of a kind.
    pub(crate) fn has(&self, is_it: &dyn Fn(&Self) -> bool) -> bool {
        is_it(self)
            || match self {
                Self::List(items) => items.iter().any(|item| item.has(is_it)),
                Self::Object(entries) => entries.iter().any(|(_, value)| value.has(is_it)),
                Self::Function(_, argument) => argument.has(is_it),
                _ => false,
            }
    }

    /// Calls `visit` for this value and for each inside it, with the way that leads there.
    ///
    /// What the text of `Fn::Sub` names is visited too, as a reference that stands where the
    /// function stands.
    pub fn walk(&self, way: &Way<'_>, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        visit(way, self);
        match self {
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    item.walk(&Way::Item(way, index), visit);
                }
            }
            Self::Object(entries) => {
                for (key, value) in entries {
                    value.walk(&Way::Key(way, key), visit);
                }
            }
            Self::Function(name, argument) => {
                if name == "Fn::Sub" {
                    argument.references_in_sub(|name, reference| {
                        visit(&Way::Reference(way, name), &reference);
                    });
                }
                argument.walk(&Way::Key(way, name), visit);
            }
            _ => {}
        }
    }

    /// Whether a part of it is known only when the program runs. In the text of `Fn::Sub` a name of
    /// nothing stands for it.
    pub(crate) fn holds_unknown(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::String(text) => names_in_sub(text).any(str::is_empty),
            Self::List(items) => items.iter().any(Self::holds_unknown),
            Self::Object(entries) => entries.iter().any(|(_, value)| value.holds_unknown()),
            Self::Function(_, argument) => argument.holds_unknown(),
            _ => false,
        }
    }

    /// What the text of `Fn::Sub` names, if this is its argument: a text, or a list of a text and of
    /// the values of some of the names in it.
    pub(crate) fn references_in_sub<'n>(&'n self, mut visit: impl FnMut(&'n str, Node<'n>)) {
        let (source, given) = match self {
            Self::String(source) => (source, None),
            Self::List(arguments) => match arguments.as_slice() {
                [Self::String(source), given @ ..] => (source, given.first()),
                _ => return,
            },
            _ => return,
        };
        let keys: Set<&str> = match given {
            Some(Self::Object(values)) => values.iter().map(|(key, _)| &**key).collect(),
            // Any name may be among them.
            Some(_) => return,
            None => Set::default(),
        };
        let is_given = |name: &str| keys.contains(name);
        let names = names_in_sub(source)
            .filter(|name| !name.starts_with("AWS::") && is_name_in_sub(name) && !is_given(name));
        for name in names {
            let (to, attribute) = match name.split_once('.') {
                Some((to, attribute)) => (to, Some(Cow::Borrowed(attribute))),
                None => (name, None),
            };
            let reference = Node::Reference {
                to: Cow::Borrowed(to),
                attribute,
                is_dotted: true,
            };
            visit(name, reference);
        }
    }

    /// The part of an ARN behind its `/`, as a template takes it out.
    #[must_use]
    pub fn id_in_arn(arn: Self) -> Self {
        let split = Self::call("Fn::Split", Self::list([Self::string("/"), arn]));
        Self::call("Fn::Select", Self::list([Self::Integer(1), split]))
    }

    /// What the value is, to follow "takes …, not".
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Boolean(value) => format!("`{value}`"),
            Self::Integer(value) => format!("`{value}`"),
            Self::Number(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
                format!("`{value:.1}`")
            }
            Self::Number(value) => format!("`{value}`"),
            Self::String(text) if text.chars().count() <= 40 && !redact::is_secret(text) => {
                format!("`\"{text}\"`")
            }
            Self::String(_) => "this text".into(),
            Self::List(_) => "a list".into(),
            Self::Object(_) => "a block".into(),
            Self::Digits(digits) => format!("`{digits}`"),
            Self::Reference { .. } | Self::Function(..) | Self::Unknown => "this value".into(),
        }
    }
}

/// A number without a fraction, if it is small enough to be exact.
fn whole(number: f64) -> Option<i64> {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it has no fraction and is small enough"
    )]
    let integer = number as i64;
    (number.fract() == 0.0 && number.abs() <= LARGEST).then_some(integer)
}

/// A string in quotes, without secrets.
struct Shown<'t>(&'t str);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&redact::without_secrets(self.0), formatter)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let only = |formatter: &mut fmt::Formatter<'_>, name: &str, argument: &dyn fmt::Debug| {
            formatter.debug_map().entry(&Shown(name), argument).finish()
        };
        match self {
            Self::Boolean(value) => fmt::Debug::fmt(value, formatter),
            Self::Integer(value) => fmt::Debug::fmt(value, formatter),
            Self::Number(value) => fmt::Debug::fmt(value, formatter),
            Self::Digits(digits) => formatter.write_str(digits),
            Self::String(text) => fmt::Debug::fmt(&Shown(text), formatter),
            Self::List(items) => formatter.debug_list().entries(items).finish(),
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (Shown(key), value));
                formatter.debug_map().entries(entries).finish()
            }
            Self::Reference {
                to,
                attribute: None,
                ..
            } => only(formatter, "Ref", &Shown(to)),
            Self::Reference {
                to,
                attribute: Some(attribute),
                ..
            } => only(formatter, "Fn::GetAtt", &[Shown(to), Shown(attribute)]),
            Self::Function(name, argument) => only(formatter, name, &**argument),
            Self::Unknown => formatter.write_str("Unknown"),
        }
    }
}

impl Node<'_> {
    /// The value as a string that no other value has.
    pub(crate) fn identity(&self) -> String {
        let mut identity = String::new();
        self.add_identity(&mut identity);
        identity
    }

    fn add_identity(&self, identity: &mut String) {
        // With its length before it, no string can look like something else.
        let add = |identity: &mut String, kind: &str, text: &str| {
            identity.extend([kind, &text.len().to_string(), ":", text]);
        };
        match self {
            Self::Boolean(value) => add(identity, "b", &value.to_string()),
            Self::Integer(value) => add(identity, "i", &value.to_string()),
            Self::Number(value) => add(identity, "n", &format!("{value:?}")),
            Self::Digits(digits) => add(identity, "d", digits),
            Self::String(text) => add(identity, "s", text),
            Self::List(items) => {
                add(identity, "l", &items.len().to_string());
                items.iter().for_each(|item| item.add_identity(identity));
            }
            Self::Object(entries) => {
                add(identity, "o", &entries.len().to_string());
                for (key, value) in entries {
                    add(identity, "k", key);
                    value.add_identity(identity);
                }
            }
            Self::Reference { to, attribute, .. } => {
                add(identity, "r", to);
                if let Some(attribute) = attribute {
                    add(identity, "a", attribute);
                }
            }
            Self::Function(name, argument) => {
                add(identity, "f", name);
                argument.add_identity(identity);
            }
            Self::Unknown => identity.push('u'),
        }
    }

    /// Calls `visit` for each text in this value, keys and names among them, with the path that leads
    /// to it.
    fn each_text(&self, way: &Way<'_>, visit: &mut dyn FnMut(&str, &dyn Fn() -> Path)) {
        self.walk(way, &mut |way, node| match node {
            // The text that names it is visited itself.
            Node::Reference { .. } if matches!(way, Way::Reference(..)) => {}
            Node::Reference { to, attribute, .. } => {
                visit(to, &|| way.path());
                if let Some(attribute) = attribute {
                    visit(attribute, &|| way.path());
                }
            }
            Node::String(text) => visit(text, &|| way.path()),
            Node::Function(name, _) => visit(name, &|| way.path()),
            Node::Object(entries) => {
                for (key, _) in entries {
                    visit(key, &|| Way::Key(way, key).path().part(Part::Key));
                }
            }
            _ => {}
        });
    }
}

fn entry_of<'n, 'a>(entries: &'n [(Cow<'a, str>, Node<'a>)], key: &str) -> Option<&'n Node<'a>> {
    let found = entries.iter().find(|(known, _)| known == key);
    found.map(|(_, node)| node)
}

fn is_function(name: &str) -> bool {
    name == "Ref" || name.starts_with("Fn::")
}

fn owned(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

impl<'a> Resource<'a> {
    /// What stands beside the properties under this name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Node<'a>> {
        self.attributes
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, node)| node)
    }

    /// What is known of a property, given by CloudFormation's name.
    #[must_use]
    pub fn get(&self, key: &str) -> Field<'_, 'a> {
        self.properties.get(key)
    }

    /// Whether some deployments are without it.
    #[must_use]
    pub fn may_be_missing(&self) -> bool {
        self.condition.is_some() || self.declared != Presence::Always
    }

    /// Whether it is of this type, such as `AWS::IVS::Channel`.
    #[must_use]
    pub fn is(&self, cloudformation: &str) -> bool {
        self.resource_type
            .is_some_and(|resource_type| resource_type.cloudformation == cloudformation)
    }
}

impl<'a> Stack<'a> {
    /// The resources of a type, with their places.
    pub fn resources_of<'n>(
        &'n self,
        cloudformation: &'n str,
    ) -> impl Iterator<Item = (usize, &'n Resource<'a>)> {
        self.resources
            .iter()
            .enumerate()
            .filter(move |(_, resource)| resource.is(cloudformation))
    }

    /// The imported resources of a type.
    pub fn imports_of<'n>(
        &'n self,
        cloudformation: &'n str,
    ) -> impl Iterator<Item = &'n Import<'a>> {
        self.imports
            .iter()
            .filter(move |import| import.resource_type.cloudformation == cloudformation)
    }

    /// Calls `visit` for each value of the stack, with the way that leads there.
    pub fn walk(&self, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        self.each_value(&mut |way, value| value.walk(way, visit));
    }

    /// Calls `visit` for each outermost value.
    fn each_value(&self, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        for (index, parameter) in self.parameters.iter().enumerate() {
            let properties = Way::Section(Place::Parameter(index), "Properties");
            visit(&properties, &parameter.value);
        }
        for (index, mapping) in self.mappings.iter().enumerate() {
            visit(&Way::Place(Place::Mapping(index)), &mapping.value);
        }
        for (name, value) in &self.sections {
            visit(&Way::Key(&Way::Place(Place::Stack), name), value);
        }
        if let Some(metadata) = &self.metadata {
            visit(&Way::Section(Place::Stack, "Metadata"), metadata);
        }
        self.each_deployed_value(visit);
    }

    /// Calls `visit` for each text of the stack, ids, keys and names among them, with the path that
    /// leads to it.
    pub(crate) fn each_text(&self, visit: &mut dyn FnMut(&str, &dyn Fn() -> Path)) {
        let of_stack = [&self.description, &self.region]
            .into_iter()
            .zip(["Description", "region"]);
        for (text, section) in of_stack {
            if let Some(text) = text {
                visit(text, &|| Path::at(Place::Stack, &[section]));
            }
        }
        for name in &self.transforms {
            visit(name, &|| Path::at(Place::Stack, &["Transform"]));
        }
        let entries = [
            (&self.parameters, Place::Parameter as fn(usize) -> Place),
            (&self.mappings, Place::Mapping),
            (&self.conditions, Place::Condition),
        ];
        for (entries, place) in entries {
            for (index, entry) in entries.iter().enumerate() {
                visit(&entry.id, &|| Path::of(place(index)).part(Part::Id));
            }
        }
        for (name, _) in &self.sections {
            visit(name, &|| Path::at(Place::Stack, &[name]).part(Part::Key));
        }
        for (key, _) in &self.tags {
            visit(key, &|| {
                Path::at(Place::Stack, &["Tags", key]).part(Part::Key)
            });
        }
        for (index, resource) in self.resources.iter().enumerate() {
            let path = Path::resource(index);
            visit(&resource.id, &|| path.clone().part(Part::Id));
            visit(&resource.type_name, &|| path.clone());
            for name in resource.condition.iter().chain(&resource.depends_on) {
                visit(name, &|| path.clone());
            }
        }
        for (index, output) in self.outputs.iter().enumerate() {
            let place = Place::Output(index);
            visit(&output.id, &|| Path::of(place).part(Part::Id));
            let beside = [&output.description, &output.condition].into_iter();
            for (text, key) in beside.zip(["Description", "Condition"]) {
                if let Some(text) = text {
                    visit(text, &|| Path::at(place, &[key]));
                }
            }
        }
        for (index, import) in self.imports.iter().enumerate() {
            let place = Place::Import(index);
            import.arn.each_text(&Way::Place(place), visit);
            if let Some(id) = &import.id {
                visit(id, &|| Path::of(place));
            }
        }
        self.each_value(&mut |way, value| value.each_text(way, visit));
        for made in &self.generated {
            let section = Way::Section(Place::Stack, made.section);
            let way = Way::Key(&section, &made.function);
            visit(&made.function, &|| way.path().part(Part::Key));
            made.argument.each_text(&way, visit);
        }
        let of_resources = (self.resources.iter().enumerate())
            .map(|(index, it)| (Place::Resource(index), &it.other_entries));
        let of_outputs = (self.outputs.iter().enumerate())
            .map(|(index, it)| (Place::Output(index), &it.other_entries));
        for (place, entries) in of_resources.chain(of_outputs) {
            let outer = Way::Place(place);
            for (key, value) in entries {
                let way = Way::Key(&outer, key);
                visit(key, &|| way.path().part(Part::Key));
                value.each_text(&way, visit);
            }
        }
        for Unread {
            place,
            section,
            key,
            value,
        } in &self.unread
        {
            let outer = match section {
                Some(section) => Way::Section(*place, section),
                None => Way::Place(*place),
            };
            let way = Way::Key(&outer, key);
            visit(key, &|| way.path().part(Part::Key));
            value.each_text(&way, visit);
        }
    }

    /// Calls `visit` for each value in which CloudFormation runs functions, with the way that leads
    /// there. Those of the section `Rules` are not among them: it has functions of its own.
    pub fn walk_deployed(&self, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        self.each_deployed_value(&mut |way, value| value.walk(way, visit));
    }

    fn each_deployed_value(&self, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        for (index, condition) in self.conditions.iter().enumerate() {
            visit(&Way::Place(Place::Condition(index)), &condition.value);
        }
        for (index, resource) in self.resources.iter().enumerate() {
            let place = Place::Resource(index);
            visit(&Way::Section(place, "Properties"), &resource.properties);
            for (section, node) in &resource.attributes {
                visit(&Way::Section(place, section), node);
            }
        }
        for (index, output) in self.outputs.iter().enumerate() {
            let place = Place::Output(index);
            visit(&Way::Section(place, "Value"), &output.value);
            if let Some(export) = &output.export {
                visit(&Way::Section(place, "Export"), export);
            }
        }
        let tags = Way::Section(Place::Stack, "Tags");
        for (key, value) in &self.tags {
            visit(&Way::Key(&tags, key), value);
        }
    }

    /// Calls `visit` for each value in an entry that no field holds. What it names was meant to be used.
    pub(crate) fn walk_other_entries(&self, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        let walk = |place: Place, entries: &[(Cow<'_, str>, Node<'_>)], visit: &mut _| {
            for (key, node) in entries {
                node.walk(&Way::Key(&Way::Place(place), key), visit);
            }
        };
        for (index, resource) in self.resources.iter().enumerate() {
            walk(Place::Resource(index), &resource.other_entries, visit);
        }
        for (index, output) in self.outputs.iter().enumerate() {
            walk(Place::Output(index), &output.other_entries, visit);
        }
    }

    /// The value that a path leads to, if it is one.
    pub(crate) fn value_at(&self, path: &Path) -> Option<&Node<'a>> {
        let (first, rest) = match path.steps.split_first() {
            Some((Step::Key(first), rest)) => (first.as_str(), rest),
            _ => ("", &[][..]),
        };
        let (node, steps) = match path.place {
            Place::Stack if first == "Metadata" => (self.metadata.as_ref()?, rest),
            Place::Stack => {
                let (entries, name, steps) = match rest.split_first() {
                    Some((Step::Key(key), steps)) if first == "Tags" => {
                        (&self.tags, key.as_str(), steps)
                    }
                    _ => (&self.sections, first, rest),
                };
                (&entries.iter().find(|(key, _)| key == name)?.1, steps)
            }
            Place::Resource(index) => {
                let resource = self.resources.get(index)?;
                match first {
                    "Properties" => (&resource.properties, rest),
                    key => {
                        let other = || entry_of(&resource.other_entries, key);
                        (resource.attribute(key).or_else(other)?, rest)
                    }
                }
            }
            Place::Output(index) => {
                let output = self.outputs.get(index)?;
                match first {
                    "Export" if output.export.is_some() => (output.export.as_ref()?, rest),
                    key => match entry_of(&output.other_entries, key) {
                        Some(other) => (other, rest),
                        None => (&output.value, rest),
                    },
                }
            }
            Place::Parameter(index) => (&self.parameters.get(index)?.value, rest),
            Place::Mapping(index) => (&self.mappings.get(index)?.value, &*path.steps),
            Place::Condition(index) => (&self.conditions.get(index)?.value, &*path.steps),
            Place::Import(index) => (&self.imports.get(index)?.arn, &*path.steps),
        };
        steps
            .iter()
            .try_fold(node, |node, step| match (node, step) {
                (Node::Object(entries), Step::Key(key)) => entries
                    .iter()
                    .find(|(name, _)| name == key)
                    .map(|(_, node)| node),
                (Node::List(items), Step::Index(index)) => items.get(*index),
                (Node::Function(name, argument), Step::Key(key)) if name == key => {
                    Some(&**argument)
                }
                _ => None,
            })
    }

    /// The parameter with this logical id.
    #[must_use]
    pub fn parameter(&self, id: &str) -> Option<&Entry<'a>> {
        self.parameters.iter().find(|parameter| parameter.id == id)
    }
}

/// A stack, with where each logical id and each type stands among its resources.
pub(crate) struct Indexed<'s, 'a> {
    stack: &'s Stack<'a>,
    aside: &'s SetAside<'a>,
    index: Map<&'s str, usize>,
    parameters: Map<&'s str, usize>,
    /// How many words were compared with others, to say which of them is meant.
    compared_words: Cell<usize>,
    /// The places of the resources of each type.
    types: Map<&'s str, Vec<usize>>,
    companions: Vec<usize>,
    needs: OnceCell<Needs>,
    census: OnceCell<Census>,
    conditions: OnceCell<Conditions>,
}

impl<'s, 'a> Indexed<'s, 'a> {
    pub(crate) fn new(stack: &'s Stack<'a>, aside: &'s SetAside<'a>) -> Self {
        let ids = stack.resources.iter().map(|resource| &*resource.id);
        let parameters = stack.parameters.iter().map(|parameter| &*parameter.id);
        let mut types: Map<&str, Vec<usize>> = Map::default();
        for (resource, place) in stack.resources.iter().zip(0..) {
            types.entry(&resource.type_name).or_default().push(place);
        }
        let mut companions: Vec<_> = types
            .iter()
            .filter(|(name, _)| !name.starts_with("AWS::IVS"))
            .flat_map(|(_, places)| places)
            .copied()
            .collect();
        companions.sort_unstable();
        Self {
            stack,
            aside,
            index: ids.zip(0..).collect(),
            parameters: parameters.zip(0..).collect(),
            compared_words: Cell::new(0),
            types,
            companions,
            needs: OnceCell::new(),
            census: OnceCell::new(),
            conditions: OnceCell::new(),
        }
    }

    /// With what there is in the values of the stack, which was found before.
    pub(crate) fn counted(stack: &'s Stack<'a>, aside: &'s SetAside<'a>, census: Census) -> Self {
        Self {
            census: census.into(),
            ..Self::new(stack, aside)
        }
    }

    /// The resources of a type, with their places.
    pub(crate) fn resources_of(
        &self,
        type_name: &str,
    ) -> impl Iterator<Item = (usize, &'s Resource<'a>)> + use<'_, 's, 'a> {
        self.types
            .get(type_name)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .filter_map(|&place| Some((place, self.stack.resources.get(place)?)))
    }

    /// The resources of other services than IVS, with their places. Most stacks have few.
    pub(crate) fn companions(&self) -> impl Iterator<Item = (usize, &'s Resource<'a>)> {
        self.companions
            .iter()
            .filter_map(|&place| Some((place, self.stack.resources.get(place)?)))
    }

    /// What was set aside, because it is not known or not right.
    pub(crate) const fn aside(&self) -> &'s SetAside<'a> {
        self.aside
    }

    /// Whether a section may get more entries than those that are written.
    pub(crate) fn adds_to(&self, section: &str) -> bool {
        self.aside.adds_to(section, self.stack)
    }

    /// Whether something that is not written may mention what is declared.
    pub(crate) fn may_mention_all(&self) -> bool {
        self.aside.may_mention_all(self.stack)
    }

    /// What there is in the values of the stack.
    pub(crate) fn census(&self) -> &Census {
        self.census.get_or_init(|| Census::of(self.stack))
    }

    /// The conditions, ready to be compared. Most stacks have none.
    pub(crate) fn comparable_conditions(&self) -> &Conditions {
        self.conditions.get_or_init(|| Conditions::of(self.stack))
    }

    /// When a resource exists.
    pub(crate) fn existence(&self, resource: &Resource<'_>) -> Presence {
        self.presence(resource.condition.as_deref(), &resource.declared)
    }

    /// When something exists that stands under a condition.
    pub(crate) fn presence(&self, condition: Option<&str>, declared: &Presence) -> Presence {
        if condition.is_none() && *declared == Presence::Always {
            Presence::Always
        } else {
            self.comparable_conditions().existence(condition, declared)
        }
    }

    /// Whether both certainly can exist in one deployment: else they don't clash.
    pub(crate) fn can_meet(&self, one: &Resource<'_>, other: &Resource<'_>) -> bool {
        self.meet(one, other) == Some(true)
    }

    /// Whether both exist in one deployment, as far as is known.
    pub(crate) fn may_meet(&self, one: &Resource<'_>, other: &Resource<'_>) -> bool {
        self.meet(one, other) != Some(false)
    }

    fn meet(&self, one: &Resource<'_>, other: &Resource<'_>) -> Option<bool> {
        if !one.may_be_missing() && !other.may_be_missing() {
            return Some(true);
        }
        let domains = self.comparable_conditions().domains();
        self.existence(one)
            .together(&self.existence(other), domains)
    }

    /// Whether at least one of `needed` exists in every deployment in which `resource` does, as far as
    /// is known.
    pub(crate) fn is_one_there_for<'r>(
        &self,
        resource: &Resource<'_>,
        needed: impl IntoIterator<Item = &'r Resource<'a>>,
    ) -> bool
    where
        'a: 'r,
    {
        // IVS has room for fewer of whatever is needed.
        const MOST: usize = 200;

        let here = self.existence(resource);
        let mut conditional = Vec::new();
        for needed in needed {
            let there = self.existence(needed);
            if there == Presence::Always || there == here {
                return true;
            }
            conditional.push(there);
            if conditional.len() > MOST {
                return true;
            }
        }
        if conditional.is_empty() {
            return false;
        }
        let domains = self.comparable_conditions().domains();
        here.implies(&Presence::or(conditional), domains) != Some(false)
    }

    /// The most of these resources that can exist in one deployment. Where there are too many
    /// conditions to find out, those without one.
    pub(crate) fn most_at_once<'r>(
        &self,
        resources: impl IntoIterator<Item = (usize, &'r Resource<'a>)>,
    ) -> Vec<(usize, &'r Resource<'a>)>
    where
        'a: 'r,
    {
        const MOST_CONDITIONS: usize = 16;

        let mut always = Vec::new();
        let mut groups: Vec<(Presence, Vec<_>)> = Vec::new();
        for item in resources {
            let existence = self.existence(item.1);
            if existence == Presence::Always {
                always.push(item);
            } else if groups.len() <= MOST_CONDITIONS {
                match groups.iter_mut().find(|(other, _)| *other == existence) {
                    Some((_, items)) => items.push(item),
                    None => groups.push((existence, vec![item])),
                }
            }
        }
        if groups.is_empty() || groups.len() > MOST_CONDITIONS {
            return always;
        }
        let domains = self.comparable_conditions().domains();
        let mut most: Vec<(usize, &Resource<'_>)> = Vec::new();
        for first in 0..groups.len() {
            let mut together = Presence::Always;
            let mut met = Vec::new();
            for (existence, items) in groups.iter().cycle().skip(first).take(groups.len()) {
                if existence.together(&together, domains) == Some(true) {
                    together = Presence::and([together, existence.clone()]);
                    met.extend(items);
                }
            }
            if met.len() > most.len() {
                most = met;
            }
        }
        always.extend(most);
        always.sort_unstable_by_key(|(place, _)| *place);
        always
    }

    /// Which resources need which.
    pub(crate) fn needs(&self) -> &Needs {
        self.needs.get_or_init(|| Needs::of(self))
    }

    /// The parameter with this logical id.
    pub(crate) fn parameter(&self, id: &str) -> Option<&'s Entry<'a>> {
        self.stack.parameters.get(*self.parameters.get(id)?)
    }

    /// Which of the names of the stack is meant by a misspelt one. None is, once so many were compared
    /// that it would take too long.
    pub(crate) fn closest<'c>(
        &self,
        word: &str,
        names: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        const MOST: usize = 100_000;

        let left = MOST.saturating_sub(self.compared_words.get());
        let names = names.into_iter().take(left).inspect(|_| {
            self.compared_words.update(|count| count + 1);
        });
        suggest::closest(word, names)
    }

    /// Where the resource with this logical id stands.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The resource that stands there.
    pub(crate) fn resource(&self, place: usize) -> Option<&'s Resource<'a>> {
        self.stack.resources.get(place)
    }

    /// The resource with this logical id.
    pub(crate) fn declared(&self, id: &str) -> Option<&'s Resource<'a>> {
        self.resource(self.place_of(id)?)
    }

    /// Whether no two resources have the same logical id.
    pub(crate) fn has_unique_ids(&self) -> bool {
        self.index.len() == self.stack.resources.len()
    }
}

impl<'a> Deref for Indexed<'_, 'a> {
    type Target = Stack<'a>;

    fn deref(&self) -> &Stack<'a> {
        self.stack
    }
}

/// The way to a value while a stack is walked. Its links lie on the call stack, so that a way costs
/// nothing until a violation needs its steps.
#[derive(Debug, Clone, Copy)]
pub enum Way<'w> {
    /// Where the walk begins, if it begins with all that stands there.
    Place(Place),
    /// Where the walk begins, such as the `Properties` of a resource.
    Section(Place, &'static str),
    /// Into the value under a key.
    Key(&'w Way<'w>, &'w str),
    /// Into an item of a list.
    Item(&'w Way<'w>, usize),
    /// To what the text of a `Fn::Sub` names, such as `Main.Arn`.
    Reference(&'w Way<'w>, &'w str),
}

impl Way<'_> {
    /// The part of the stack in which it begins.
    #[must_use]
    pub const fn place(&self) -> Place {
        let mut way = self;
        loop {
            match way {
                Self::Place(place) | Self::Section(place, _) => return *place,
                Self::Key(outer, _) | Self::Item(outer, _) | Self::Reference(outer, _) => {
                    way = outer;
                }
            }
        }
    }

    /// The value at its end.
    #[must_use]
    pub fn path(&self) -> Path {
        let (mut path, last) = match *self {
            Self::Place(place) => return Path::of(place),
            Self::Section(place, section) => (Path::of(place), Step::Key(section.into())),
            Self::Key(way, key) => (way.path(), Step::Key(key.into())),
            Self::Item(way, index) => (way.path(), Step::Index(index)),
            Self::Reference(way, name) => {
                return Path {
                    reference: Some(name.into()),
                    ..way.path()
                };
            }
        };
        path.steps.push(last);
        path
    }
}

/// A place in a stack that a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Path {
    /// What it is a part of.
    pub place: Place,
    /// The way from there, as in the template: `Properties`, `Preset`.
    pub steps: Vec<Step>,
    /// Which part of what stands there.
    pub part: Part,
    /// What the message is about if a `Fn::Sub` stands there: what its text names, such as `Main.Arn`.
    pub reference: Option<String>,
}

/// A part of a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The stack itself.
    Stack,
    /// The resource with this index.
    Resource(usize),
    /// The output with this index.
    Output(usize),
    /// The parameter with this index.
    Parameter(usize),
    /// The mapping with this index.
    Mapping(usize),
    /// The condition with this index.
    Condition(usize),
    /// The import with this index.
    Import(usize),
}

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the value under a key.
    Key(String),
    /// Into an item of a list.
    Index(usize),
}

/// Which part of an entry a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its value.
    Value,
    /// Its key.
    Key,
    /// The name of what is declared there.
    Name,
    /// Its logical id, which comes of the name unless it is given.
    Id,
    /// The type of the resource.
    Type,
}

impl Path {
    /// All that stands there.
    #[must_use]
    pub const fn of(place: Place) -> Self {
        Self {
            place,
            steps: Vec::new(),
            part: Part::Value,
            reference: None,
        }
    }

    /// The value under these keys.
    #[must_use]
    pub fn at(place: Place, keys: &[&str]) -> Self {
        Self {
            steps: keys.iter().map(|key| Step::Key((*key).into())).collect(),
            ..Self::of(place)
        }
    }

    /// A resource as a whole: its type is shown.
    #[must_use]
    pub fn resource(index: usize) -> Self {
        Self::of(Place::Resource(index)).part(Part::Type)
    }

    /// The value of a property.
    #[must_use]
    pub fn property(index: usize, keys: &[&str]) -> Self {
        Self::at(Place::Resource(index), &[&["Properties"], keys].concat())
    }

    /// The value of an output.
    #[must_use]
    pub fn output(index: usize) -> Self {
        Self::at(Place::Output(index), &["Value"])
    }

    /// Calls `visit` with the way that leads there.
    pub(crate) fn with_way<R>(&self, visit: impl FnOnce(&Way<'_>) -> R) -> R {
        fn go<R>(way: &Way<'_>, steps: &[Step], visit: impl FnOnce(&Way<'_>) -> R) -> R {
            match steps.split_first() {
                None => visit(way),
                Some((Step::Key(key), rest)) => go(&Way::Key(way, key), rest, visit),
                Some((Step::Index(index), rest)) => go(&Way::Item(way, *index), rest, visit),
            }
        }
        go(&Way::Place(self.place), &self.steps, visit)
    }

    /// The same place, another part of it.
    #[must_use]
    pub fn part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// About how many bytes it takes to write.
    pub(crate) fn len(&self, stack: &Stack<'_>) -> usize {
        let id = self.place.section_and_id(stack);
        let steps = self.steps.iter().map(|step| match step {
            Step::Key(key) => key.len() + 1,
            Step::Index(_) => 5,
        });
        id.map_or(0, |(_, id)| id.len()) + steps.sum::<usize>()
    }

    /// The path in the template, as people write it: `Resources.Main.Properties.Tags[0]`. What is
    /// about the stack as a whole, or about an import, begins with no section.
    #[must_use]
    pub fn in_template(&self, stack: &Stack<'_>) -> String {
        let mut text = match self.place.section_and_id(stack) {
            Some((section, id)) => format!("{section}.{}", redact::name(id)),
            None => String::new(),
        };
        // What the rules call the properties of a parameter stands in the parameter itself.
        let is_parameter = matches!(self.place, Place::Parameter(_));
        for step in self.steps.iter().skip(usize::from(is_parameter)) {
            match step {
                Step::Key(key) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(&redact::name(key));
                }
                Step::Index(index) => text.extend(["[", &index.to_string(), "]"]),
            }
        }
        text
    }
}

impl Place {
    /// The section of the template that it stands in, and its logical id there.
    #[must_use]
    pub fn section_and_id<'s>(&self, stack: &'s Stack<'_>) -> Option<(&'static str, &'s str)> {
        Some(match *self {
            Self::Resource(index) => ("Resources", &*stack.resources.get(index)?.id),
            Self::Output(index) => ("Outputs", &*stack.outputs.get(index)?.id),
            Self::Parameter(index) => ("Parameters", &*stack.parameters.get(index)?.id),
            Self::Mapping(index) => ("Mappings", &*stack.mappings.get(index)?.id),
            Self::Condition(index) => ("Conditions", &*stack.conditions.get(index)?.id),
            Self::Import(_) | Self::Stack => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node<'_> {
        Node::String(text.into())
    }

    #[test]
    fn what_is_printed_alike_is_not_the_same() {
        let random = |last: &str| format!("q7Zx9QmT4vKpLw81fEd20cBa76hJq7Z{last}");
        let [one, other] = ["a1", "b2"].map(|last| Node::string(random(last)));
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        assert_ne!(one.identity(), other.identity());
        // No string looks like two.
        let list = |items: &[&'static str]| {
            let items: Vec<_> = items.iter().map(|item| text(item)).collect();
            Node::list(items).identity()
        };
        assert_ne!(list(&["as1:b", "c"]), list(&["a", "bs1:c"]));
        assert_eq!(list(&["a", "b"]), list(&["a", "b"]));
    }

    /// The references that a walk through the property `Name` meets, as people write them.
    fn references(name: Node<'_>) -> Vec<(Vec<Step>, String)> {
        let mut found = Vec::new();
        let properties = Node::Object(vec![("Name".into(), name)].into());
        let way = Way::Section(Place::Stack, "Properties");
        properties.walk(&way, &mut |way, node| {
            if let Node::Reference { to, attribute, .. } = node {
                let attribute = attribute.iter().map(|attribute| format!(".{attribute}"));
                let reference = to.to_string() + &attribute.collect::<String>();
                found.push((way.path().steps, reference));
            }
        });
        found
    }

    fn sub(argument: Node<'_>) -> Node<'_> {
        Node::call("Fn::Sub", argument)
    }

    #[test]
    fn a_sub_refers_to_what_its_text_names() {
        let source = "${Stage}-${Main.Arn}-${Nested.Outputs.Arn}-${!Literal}-${AWS::Region}-${}-${";
        let name = || vec![Step::Key("Properties".into()), Step::Key("Name".into())];
        assert_eq!(
            references(sub(text(source))),
            ["Stage", "Main.Arn", "Nested.Outputs.Arn"].map(|to| (name(), to.to_string()))
        );
    }

    #[test]
    fn a_sub_may_bring_values_for_some_names() {
        let reference = Node::reference("Other");
        let given = Node::Object(vec![("Stage".into(), reference)].into());
        let found = references(sub(Node::list([text("${Stage}-${Main}"), given])));
        let found: Vec<_> = found
            .iter()
            .map(|(steps, to)| (steps.len(), &**to))
            .collect();
        // The value of `Stage` stands four steps deeper than the function.
        assert_eq!(found, [(2, "Main"), (5, "Other")]);
    }

    #[test]
    fn any_name_may_be_among_values_that_are_not_known() {
        let argument = Node::list([text("${Stage}"), Node::Unknown]);
        assert_eq!(references(sub(argument)), []);
    }

    #[test]
    fn other_functions_name_nothing() {
        let join = Node::call("Fn::Join", text("${Stage}"));
        assert_eq!(references(join), []);
    }
}
