//! What the user wrote, as it stands there. Nothing is known yet of what the names mean.

use crate::attributes::Attribute;
use crate::span::SpanRange;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use std::rc::Rc;

/// The pseudo parameters: their names in Rust and in CloudFormation.
pub const PSEUDO_PARAMETERS: [(&str, &str); 8] = [
    ("account_id", "AWS::AccountId"),
    ("no_value", "AWS::NoValue"),
    ("notification_arns", "AWS::NotificationARNs"),
    ("partition", "AWS::Partition"),
    ("region", "AWS::Region"),
    ("stack_id", "AWS::StackId"),
    ("stack_name", "AWS::StackName"),
    ("url_suffix", "AWS::URLSuffix"),
];

/// `pub stack Name(arguments) { items }`
#[derive(Debug)]
pub struct Stack {
    pub documentation: Documentation,
    pub attributes: Vec<Attribute>,
    /// Attributes that are not ours, for the struct.
    pub outer: Vec<TokenTree>,
    pub visibility: TokenStream,
    pub name: Ident,
    pub arguments: Vec<Argument>,
    pub items: Vec<Item>,
}

/// `name: Type`
#[derive(Debug)]
pub struct Argument {
    pub documentation: Documentation,
    pub name: Ident,
    pub of_type: Vec<TokenTree>,
}

/// Doc comments: their text, and their tokens.
#[derive(Debug, Default, Clone)]
pub struct Documentation {
    pub text: Option<String>,
    pub tokens: Vec<TokenTree>,
}

/// A line of a stack.
#[derive(Debug, Clone)]
pub enum Item {
    Let(Let),
    Output(Output),
    For(For),
    If(IfStatement),
    Section(Section),
}

/// `if condition { items } else { items }`
#[derive(Debug, Clone)]
pub struct IfStatement {
    pub condition: Value,
    pub then: Vec<Item>,
    pub otherwise: Vec<Item>,
}

/// `section Name = value;`
#[derive(Debug, Clone)]
pub struct Section {
    pub name: Ident,
    pub value: Value,
}

/// `let name = value;`
#[derive(Debug, Clone)]
pub struct Let {
    pub documentation: Documentation,
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub value: Rc<Value>,
}

/// `output name = value;`
#[derive(Debug, Clone)]
pub struct Output {
    pub documentation: Documentation,
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub value: Value,
}

/// `for pattern in [elements] { items }`
#[derive(Debug, Clone)]
pub struct For {
    pub pattern: Pattern,
    pub elements: Value,
    pub items: Vec<Item>,
}

/// What a `for` binds: one name, or the names of a tuple.
#[derive(Debug, Clone)]
pub enum Pattern {
    Name(Ident),
    Tuple(Vec<Ident>),
}

impl Pattern {
    pub fn names(&self) -> &[Ident] {
        match self {
            Self::Name(name) => std::slice::from_ref(name),
            Self::Tuple(names) => names,
        }
    }
}

/// A value, with all its tokens for the case that it turns out to be Rust.
#[derive(Debug, Clone)]
pub struct Value {
    pub form: Form,
    pub tokens: Vec<TokenTree>,
    pub span: SpanRange,
}

impl Value {
    /// The values that it is made of.
    pub fn parts(&self) -> Vec<&Self> {
        match &self.form {
            Form::Block(block) | Form::Resource(_, block) => {
                block.entries.iter().map(|entry| &entry.value).collect()
            }
            Form::List(values)
            | Form::Tuple(values)
            | Form::Logic(_, values)
            | Form::Function {
                arguments: values, ..
            } => values.iter().collect(),
            Form::Chain(chain) => {
                let elements = chain.steps.iter().filter_map(|step| match step {
                    ChainStep::Element(value) => Some(&**value),
                    _ => None,
                });
                elements.collect()
            }
            Form::Format(format) => {
                let values = format.arguments.iter().map(|argument| &argument.value);
                values.collect()
            }
            Form::If(choice) => [&choice.condition, &choice.then]
                .into_iter()
                .chain(&choice.otherwise)
                .collect(),
            Form::Comparison { left, right, .. } => vec![left, right],
            Form::Import { argument, .. } => vec![argument],
            Form::Ref(inner) | Form::Not(inner) | Form::Parenthesized(inner) => vec![inner],
            Form::Literal(_)
            | Form::Name(_)
            | Form::PseudoParameter(_)
            | Form::IncludeStr { .. }
            | Form::Rust
            | Form::TypeAlone(_)
            | Form::HalfPath
            | Form::Invalid => Vec::new(),
        }
    }
}

/// The form of a value.
#[derive(Debug, Clone)]
pub enum Form {
    /// `"text"`, `30`, `-1.5`, `true`
    Literal(Literal),
    /// `name`
    Name(Ident),
    /// `name.member`, `name.method(arguments)`, `name["key"].member`
    Chain(Chain),
    /// `{ key: value, .. }`
    Block(Block),
    /// `[value, ..]`
    List(Vec<Value>),
    /// `(value, ..)` as an element of a `for`
    Tuple(Vec<Value>),
    /// `Channel { .. }`, `AWS::S3::Bucket { .. }`
    Resource(TypePath, Block),
    /// `Channel::from_arn(value)`
    Import {
        resource: Ident,
        constructor: Ident,
        argument: Rc<Value>,
    },
    /// `Ref(name)`
    Ref(Box<Value>),
    /// `aws::region`
    PseudoParameter(Ident),
    /// `include_str!("path")`
    IncludeStr { path: String, span: Span },
    /// `if condition { value } else { value }`
    If(Box<If>),
    /// `a == b`, `a != b`
    Comparison {
        left: Box<Value>,
        is_equal: bool,
        right: Box<Value>,
    },
    /// `a && b`, `a || b`
    Logic(Connective, Vec<Value>),
    /// `!a`
    Not(Box<Value>),
    /// `(value)`
    Parenthesized(Box<Value>),
    /// `format!("text {}", value)`
    Format(Format),
    /// `Fn::join(..)`
    Function { name: Ident, arguments: Vec<Value> },
    /// Anything else.
    Rust,
    /// `AWS::S3::Bucket` without braces: the type of a parameter may be called so.
    TypeAlone(TypePath),
    /// `aws::`, `Fn::jo`, `AWS::S3::`: the start of a path; an error was reported.
    HalfPath,
    /// Nothing, or nothing that makes sense; an error was reported.
    Invalid,
}

/// `if condition { then } else { otherwise }`
#[derive(Debug, Clone)]
pub struct If {
    pub condition: Value,
    pub then: Value,
    pub otherwise: Option<Value>,
}

/// How conditions are connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connective {
    And,
    Or,
}

/// The arguments of `format!`.
#[derive(Debug, Clone)]
pub struct Format {
    pub pieces: Vec<FormatPiece>,
    /// The place of the format string.
    pub span: Span,
    /// The arguments behind it.
    pub arguments: Vec<FormatArgument>,
}

/// A piece of a format string.
#[derive(Debug, Clone)]
pub enum FormatPiece {
    Text(String),
    Argument {
        /// A name, or a position.
        name: String,
        /// What stands behind its `:`.
        specification: String,
        /// The placeholder as it stands in the text.
        written: String,
    },
}

/// `value` or `name = value`
#[derive(Debug, Clone)]
pub struct FormatArgument {
    pub name: Option<Ident>,
    pub value: Value,
}

/// The value of a literal.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    String(String),
}

/// A name with what is read from it.
#[derive(Debug, Clone)]
pub struct Chain {
    pub base: Ident,
    pub steps: Vec<ChainStep>,
}

/// A step of a chain.
#[derive(Debug, Clone)]
pub enum ChainStep {
    /// `["key"]`
    Element(Box<Value>),
    /// `.member`, or `.member(arguments)`
    Member(Ident, Option<Group>),
    /// `.` with nothing behind it yet.
    Nothing(Span),
}

/// `Channel` or `AWS::S3::Bucket`
#[derive(Debug, Clone)]
pub struct TypePath {
    pub segments: Vec<Ident>,
}

impl TypePath {
    /// The path as it is written.
    pub fn text(&self) -> String {
        let segments: Vec<_> = self.segments.iter().map(ToString::to_string).collect();
        segments.join("::")
    }
}

/// `{ key: value, .. }`
#[derive(Debug, Clone)]
pub struct Block {
    pub entries: Vec<Entry>,
}

/// `key: value`, or `key` alone for `key: key`.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: Key,
    pub value: Value,
    /// `key` alone is written.
    pub is_shorthand: bool,
}

/// The key of an entry.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its text, without `r#`.
    pub text: String,
    /// Its token.
    pub token: TokenTree,
}
