//! A stack whose names are resolved: what the rules look at and what the code is written from.

use crate::ast::{self, Argument, Connective, Documentation, Form, Literal, Pattern};
use crate::scopes::names::{ImportName, ResourceName};
use crate::span::SpanRange;
use ivs_schema::metadata::{BlockType, EnumType, Kind, ResourceType};
use ivs_schema::presence::Presence;
use ivs_schema::view::Node;
use ivs_schema::{arn, sub};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

/// A stack.
pub struct Stack {
    pub documentation: Documentation,
    pub outer: Vec<TokenTree>,
    pub visibility: TokenStream,
    pub name: Ident,
    pub arguments: Vec<Argument>,
    pub tags: Option<Value>,
    pub metadata: Option<Value>,
    pub allowed: Vec<Ident>,
    pub region: Option<(String, Span)>,
    pub transforms: Vec<String>,
    pub sections: Vec<(Ident, Value)>,
    pub parameters: Vec<Parameter>,
    pub mappings: Vec<Mapping>,
    pub conditions: Vec<Condition>,
    /// The files that `include_str!` names.
    pub files: Vec<IncludedFile>,
    /// What is in those of them that could be read.
    pub contents: Vec<String>,
    /// What is declared, in the order of the source.
    pub body: Body,
    pub for_editor: ForEditor,
}

/// A file that `include_str!` names.
pub struct IncludedFile {
    pub path: String,
    /// The path as it is written.
    pub literal: TokenStream,
}

/// What only the copy for editors holds: names for values are inlined, so that nothing else is left of them.
#[derive(Default)]
pub struct ForEditor {
    /// The names for values.
    pub names: Vec<ValueName>,
    /// Each use of one.
    pub uses: Vec<Ident>,
    /// Uses of other names, and values that nothing uses.
    pub unused: Vec<Unused>,
}

/// What appears nowhere else.
pub enum Unused {
    Name(Ident),
    Value(Value),
}

/// A name for a value.
pub struct ValueName {
    pub name: Ident,
    pub value: ast::Value,
}

impl ForEditor {
    /// Notes a name for a value.
    pub fn name(&mut self, name: &Ident, value: &ast::Value) {
        self.names.push(ValueName {
            name: name.clone(),
            value: value.clone(),
        });
    }

    /// Notes a use of a name for a value.
    pub fn used(&mut self, name: &Ident) {
        self.uses.push(name.clone());
    }
}

impl Stack {
    /// All resources, in the order of their declarations.
    pub fn resources(&self) -> impl Iterator<Item = &Resource> {
        self.items().filter_map(|item| match item {
            Item::Resource(resource) => Some(&**resource),
            _ => None,
        })
    }

    /// All imports, in the order of their declarations.
    pub fn imports(&self) -> impl Iterator<Item = &Import> {
        self.items().filter_map(|item| match item {
            Item::Import(import) => Some(&**import),
            _ => None,
        })
    }

    /// All outputs, in the order of their declarations.
    pub fn outputs(&self) -> impl Iterator<Item = &Output> {
        self.items().filter_map(|item| match item {
            Item::Output(output) => Some(&**output),
            _ => None,
        })
    }

    /// All items, each before those inside of it.
    fn items(&self) -> impl Iterator<Item = &Item> {
        let mut waiting = vec![self.body.items.iter()];
        std::iter::from_fn(move || {
            let item = loop {
                match waiting.last_mut()?.next() {
                    Some(item) => break item,
                    None => waiting.pop(),
                };
            };
            match item {
                Item::Iteration(body) => waiting.push(body.items.iter()),
                Item::Loop(program_loop) => waiting.push(program_loop.body.items.iter()),
                Item::If {
                    then, otherwise, ..
                } => waiting.extend([otherwise.items.iter(), then.items.iter()]),
                _ => {}
            }
            Some(item)
        })
    }
}

/// The items of a stack, or of one iteration of a loop.
#[derive(Default)]
pub struct Body {
    /// Rust values with a name, each after those that it uses. They are evaluated before the items.
    pub rust_values: Vec<RustLet>,
    pub items: Vec<Item>,
}

/// A Rust value with a name, evaluated once.
pub struct RustLet {
    pub name: Ident,
    /// The variable that holds a reference to it.
    pub variable: Ident,
    /// It is declared in an unrolled loop: only `variable` holds it.
    pub is_unrolled: bool,
    pub value: RustValue,
}

/// A Rust expression, with what it uses bound before it.
#[derive(Clone)]
pub struct RustValue {
    /// Copies of what it uses, under the names that it uses, which shadow those outside.
    pub bindings: Vec<RustBinding>,
    pub expression: RustExpression,
    /// Where it starts.
    pub start: Span,
}

/// A Rust expression.
#[derive(Clone)]
pub enum RustExpression {
    /// As it is written.
    Written(TokenStream),
    /// A single name, which holds a reference: its value is copied.
    Name(Ident),
}

/// What binds a name for a Rust expression.
#[derive(Clone)]
pub enum RustBinding {
    /// A copy of a Rust value: of what its variable refers to, if a block may have bound its name.
    Copy { of: Used, is_by_variable: bool },
    /// The variable of a Rust value.
    Variable { name: Ident, variable: Ident },
    /// What the name stands for, as it is written.
    Written { name: Ident, value: TokenStream },
    /// What another name is bound to.
    Alias {
        name: Ident,
        binding: Box<Self>,
        other: Ident,
    },
    /// A value that only the program knows.
    Value { name: Ident, value: Box<Value> },
}

/// A Rust value that an expression uses by its name.
#[derive(Clone)]
pub struct Used {
    pub name: Ident,
    /// The variable that holds a reference to it; but for what is declared in an unrolled loop, so
    /// does the name, where no binding shadows it.
    pub variable: Ident,
    pub is_unrolled: bool,
}

impl RustValue {
    /// The Rust values that it uses by their names.
    pub fn uses(&self) -> impl Iterator<Item = &Used> {
        self.bindings.iter().filter_map(RustBinding::used)
    }
}

impl RustBinding {
    fn used(&self) -> Option<&Used> {
        match self {
            Self::Copy { of, .. } => Some(of),
            Self::Alias { binding, .. } => binding.used(),
            Self::Variable { .. } | Self::Written { .. } | Self::Value { .. } => None,
        }
    }
}

/// An item of a body. What is declared in a loop has a handle that is not its name.
pub enum Item {
    Resource(Box<Resource>),
    Import(Box<Import>),
    /// The name of a condition, and what holds it.
    Condition {
        name: Ident,
        handle: Ident,
    },
    Output(Box<Output>),
    /// An iteration of a loop over a list that is written out.
    Iteration(Body),
    /// Items for each element of a Rust iterator.
    Loop(Box<Loop>),
    /// Items that a Rust expression decides about.
    If {
        condition: Value,
        then: Body,
        otherwise: Body,
    },
}

/// A loop that runs in the program.
pub struct Loop {
    pub pattern: Pattern,
    pub elements: RustValue,
    /// The variable that holds what an element adds to the ids.
    pub key: Ident,
    /// The name that the key is taken from.
    pub first: Ident,
    pub body: Body,
}

/// A logical id, and what gives it.
pub struct Id {
    /// In a loop that runs in the program, what stands for it.
    pub text: String,
    /// What of it is known: more than one piece in a loop that runs in the program, whose elements
    /// stand between them.
    pub pieces: Vec<String>,
    pub span: SpanRange,
}

/// A declared resource.
pub struct Resource {
    /// The variable that holds its handle.
    pub handle: Ident,
    /// Its name, at its `let`.
    pub name: Ident,
    /// How messages call it: `main`, `camera["front"]`.
    pub shown: String,
    pub id: Id,
    /// Its type's name in a template.
    pub type_name: String,
    /// Its type, if it is one of the table.
    pub of_type: Option<&'static ResourceType>,
    pub existence: Existence,
    /// What a message about the resource as a whole points at.
    pub type_span: SpanRange,
    /// The last word of its type, as it is written.
    pub written_type: Ident,
    pub properties: Properties,
    pub attributes: ResourceAttributes,
}

/// Under which condition something exists.
#[derive(Clone, Default)]
pub struct Existence {
    /// The condition of the template.
    pub condition: Option<ConditionName>,
    /// What the running program decides.
    pub declared: Presence,
    /// It stands in an `if`, or in a loop that runs in the program.
    pub may_be_missing: bool,
}

/// A condition, where it is used.
#[derive(Clone)]
pub struct ConditionName {
    /// The variable that holds its name.
    pub handle: Ident,
    pub id: String,
}

/// A declared condition, or one that was made from its text.
pub struct Condition {
    pub handle: Ident,
    /// What it is called where it is declared; where it is used first, if it has no name.
    pub name: Ident,
    pub shown: String,
    pub id: Id,
    pub value: Value,
}

/// A declared parameter.
pub struct Parameter {
    pub name: Ident,
    pub id: Id,
    pub description: Option<String>,
    pub type_span: SpanRange,
    pub entries: Vec<Entry>,
}

/// A declared mapping.
pub struct Mapping {
    pub name: Ident,
    pub id: Id,
    pub value: Value,
}

/// What gives a resource's properties.
pub enum Properties {
    /// `Channel { .. }`
    Block(Vec<Entry>),
    /// `main.add_stream_key()`: the channel, and the method as it is written.
    StreamKeyOf { channel: Value, method: Ident },
}

/// What stands beside a resource's properties.
#[derive(Default)]
pub struct ResourceAttributes {
    pub depends_on: Vec<Dependency>,
    pub deletion_policy: Option<Ident>,
    pub update_replace_policy: Option<Ident>,
    pub creation_policy: Option<Value>,
    pub update_policy: Option<Value>,
    pub metadata: Option<Value>,
    pub allowed: Vec<Ident>,
}

/// A resource named in `#[depends_on(..)]`.
pub struct Dependency {
    pub span: Span,
    pub handle: Ident,
    pub id: String,
}

/// A resource that exists already.
pub struct Import {
    pub handle: Ident,
    pub name: Ident,
    pub resource_type: &'static ResourceType,
    /// Its type, as it is written.
    pub written_type: Ident,
    pub constructor: Ident,
    pub argument: Value,
}

/// An output.
pub struct Output {
    pub name: Ident,
    pub documentation: Documentation,
    /// What it is called among the outputs of the deployed stack.
    pub field: Ident,
    pub shown: String,
    pub id: Id,
    pub existence: Existence,
    pub value: Value,
    pub export: Option<Value>,
    pub allowed: Vec<Ident>,
}

/// What the place of a value takes.
#[derive(Clone, Copy)]
pub enum Slot {
    /// What a row says.
    Kind(&'static Kind),
    /// Text.
    Text,
    /// Any JSON.
    Json,
    /// A list of any JSON.
    Items,
    /// Tags as a block or as a list.
    Tags,
    /// What Rust itself takes.
    Bare,
}

/// A value.
#[derive(Clone)]
pub struct Value {
    pub span: SpanRange,
    pub content: Content,
}

/// What a value is. Identifiers are those of the user: the editor finds them in its copy.
#[derive(Clone)]
pub enum Content {
    /// An error was reported; what the editor still completes.
    Broken(Broken),
    /// `"text"`, `30`, with its tokens.
    Literal(Literal, TokenStream),
    /// A string that is not written here, such as the id of a mapping.
    Text(String),
    /// `include_str!("path")`: the tokens of the path, and what the file holds if that is known.
    File(TokenStream, Option<String>),
    /// `AdvancedHd`
    EnumValue(&'static EnumType, Ident),
    /// A resource by its name, in a place that takes `slot`.
    Resource {
        name: Ident,
        target: Target,
        slot: Slot,
    },
    /// `name.member`
    Attribute {
        name: Ident,
        target: Target,
        member: Ident,
    },
    /// `name.attr("Attribute")`
    AnyAttribute {
        name: Ident,
        id: String,
        method: Ident,
        arguments: TokenStream,
        attribute: String,
    },
    /// A parameter by its name, and its logical id.
    Parameter(Ident, String),
    /// `aws::region`, and CloudFormation's name.
    PseudoParameter(Ident, &'static str),
    /// `Channel::from_arn(..)`, in a place that takes `slot`.
    Import {
        written_type: Ident,
        resource_type: &'static ResourceType,
        constructor: Ident,
        argument: Box<Value>,
        slot: Slot,
    },
    /// `OtherStack.output`, in a place that takes `slot`.
    Export {
        stack: Ident,
        output: Ident,
        slot: Slot,
    },
    /// A condition as a part of another.
    Condition(ConditionName),
    /// A function of CloudFormation.
    Function(Callee, Vec<Value>),
    /// `format!` over values that are known at deployment.
    Format(Vec<Piece>),
    /// A Rust expression, in a place that takes `slot`.
    Rust(RustValue, Slot),
    /// A `bool` of Rust as a string of CloudFormation.
    RustBoolean(RustValue),
    /// A Rust `if`, which chooses when the program runs.
    ProgramChoice {
        condition: Box<Value>,
        then: Box<Value>,
        /// Without it, what has the value is left out.
        otherwise: Option<Box<Value>>,
    },
    /// A list, in a place that takes `slot`.
    List(Slot, Vec<Value>),
    Block(BlockKind, Vec<Entry>),
}

/// What an error was reported for: all that an editor needs to complete it.
#[derive(Clone)]
pub enum Broken {
    Nothing,
    /// As it is written.
    Written(TokenStream),
    /// The start of a path: `AWS::S3::`, `aws::`.
    HalfPath(TokenStream),
    /// A name of something that does not fit.
    Resource(Ident),
    /// `name.member`
    Attribute(Ident, Ident),
    /// `name.attr(..)`
    AnyAttribute(Ident, Ident, TokenStream),
    PseudoParameter(Ident),
    /// A value that an enum does not have, or none yet.
    EnumValue(&'static EnumType, Option<Ident>),
    UnknownFunction(Ident),
    /// A function with arguments that it does not take.
    Function(Ident),
    /// A `bool` of Rust.
    Boolean,
    /// A condition of the template.
    Condition,
}

/// A resource, declared or imported.
#[derive(Clone)]
pub enum Target {
    Resource(ResourceName),
    Import(ImportName),
}

/// What calls a function of CloudFormation.
#[derive(Clone)]
pub enum Callee {
    /// `Fn::join(..)`, with CloudFormation's name.
    Named(&'static str, Ident),
    /// `Fn::sub(..)`
    Sub,
    /// `mapping[first][second]`
    Lookup(Ident),
    /// `parameter[index]`
    Item,
    /// `if condition { .. } else { .. }`
    If(ConditionName),
    Equals,
    Not,
    Connective(Connective),
}

/// A piece of a `format!`.
#[derive(Clone)]
pub enum Piece {
    /// Text, unchanged.
    Text(String),
    /// A Rust value, how it is formatted, and the string that this gives if it is known.
    Rust(RustValue, String, Option<String>),
    /// A value, with the name that it has in the map of `Fn::Sub` if it needs one.
    Value(Option<String>, Value),
}

/// What a block is for.
#[derive(Clone, Copy)]
pub enum BlockKind {
    /// A block of the table.
    Known(&'static BlockType),
    /// Tags by their keys.
    Tags,
    /// A tag in a list.
    Tag,
    /// Any JSON.
    Json,
}

/// An entry of a block.
#[derive(Clone)]
pub struct Entry {
    /// CloudFormation's name; what is written where it has none.
    pub key: String,
    pub key_span: Span,
    pub setter: Setter,
    pub value: Value,
}

/// The call that adds an entry to its block.
#[derive(Clone)]
pub enum Setter {
    /// `.name(value)`
    Property(Ident),
    /// `.tag("key", value)`
    Tag,
    /// `.with("key", value)`
    Json,
}

impl Id {
    /// One that is known.
    pub fn fixed(text: String, span: SpanRange) -> Self {
        Self {
            pieces: vec![text.clone()],
            text,
            span,
        }
    }
}

impl Target {
    pub fn resource_type(&self) -> Option<&'static ResourceType> {
        match self {
            Self::Resource(resource) => resource.resource_type,
            Self::Import(import) => Some(import.resource_type),
        }
    }
}

impl Callee {
    /// The name of the function in a template.
    pub fn cloudformation(&self) -> &'static str {
        match self {
            Self::Named(name, _) => name,
            Self::Sub => "Fn::Sub",
            Self::Lookup(_) => "Fn::FindInMap",
            Self::Item => "Fn::Select",
            Self::If(_) => "Fn::If",
            Self::Equals => "Fn::Equals",
            Self::Not => "Fn::Not",
            Self::Connective(Connective::And) => "Fn::And",
            Self::Connective(Connective::Or) => "Fn::Or",
        }
    }

    /// The argument, where a template has it in place of a list of arguments.
    pub fn only_argument<'v>(&self, arguments: &'v [Value]) -> Option<&'v Value> {
        match (self, arguments) {
            (Self::Named(..) | Self::Sub, [only]) => Some(only),
            _ => None,
        }
    }
}

impl Value {
    pub fn new(span: impl Into<SpanRange>, content: Content) -> Self {
        Self {
            span: span.into(),
            content,
        }
    }

    /// A value that an error was reported for.
    pub fn broken(span: SpanRange, broken: Broken) -> Self {
        Self::new(span, Content::Broken(broken))
    }

    /// What the rules see.
    pub fn node(&self) -> Node<'static> {
        match &self.content {
            Content::Broken(_)
            | Content::File(_, None)
            | Content::Rust(..)
            | Content::RustBoolean(_) => Node::Unknown,
            Content::Literal(Literal::Boolean(value), _) => Node::Boolean(*value),
            Content::Literal(Literal::Integer(value), _) => Node::Integer(*value),
            Content::Literal(Literal::Number(value), _) => Node::Number(*value),
            Content::Literal(Literal::String(text), _)
            | Content::Text(text)
            | Content::File(_, Some(text)) => Node::string(text.clone()),
            Content::EnumValue(of, name) => {
                let name = name.to_string();
                match of.named(&name) {
                    Some(value) => Node::string(value.cloudformation),
                    None => Node::string(name),
                }
            }
            Content::Resource { target, slot, .. } => target_node(target, *slot),
            Content::Attribute { target, member, .. } => attribute_node(target, member),
            Content::AnyAttribute { id, attribute, .. } => {
                Node::attribute(id.clone(), attribute.clone())
            }
            Content::Parameter(_, id) => Node::reference(id.clone()),
            Content::PseudoParameter(_, name) => Node::call("Ref", Node::string(*name)),
            Content::Import {
                resource_type,
                constructor,
                argument,
                ..
            } => match argument.node() {
                Node::String(text) => arn_of_import(resource_type, &constructor.to_string(), &text),
                _ => Node::Unknown,
            },
            Content::Export { .. } => Node::call("Fn::ImportValue", Node::Unknown),
            Content::Condition(name) => Node::call("Condition", Node::string(name.id.clone())),
            Content::Function(callee, arguments) => {
                let argument = match callee.only_argument(arguments) {
                    Some(only) => only.node(),
                    None => Node::List(arguments.iter().map(Self::node).collect()),
                };
                Node::call(callee.cloudformation(), argument)
            }
            Content::Format(pieces) => sub::assemble(pieces.iter().map(|piece| match piece {
                Piece::Text(text) | Piece::Rust(_, _, Some(text)) => {
                    sub::Piece::Text(text.clone().into())
                }
                Piece::Rust(_, _, None) => sub::Piece::Unknown,
                Piece::Value(name, value) => {
                    sub::Piece::Value(name.clone().map(Into::into), value.node())
                }
            })),
            Content::ProgramChoice {
                then, otherwise, ..
            } => {
                let otherwise = otherwise
                    .as_ref()
                    .map_or_else(Node::no_value, |value| value.node());
                let branches = Node::list([Node::Unknown, then.node(), otherwise]);
                Node::call("Fn::If", branches)
            }
            Content::List(_, items) => Node::List(items.iter().map(Self::node).collect()),
            Content::Block(_, entries) => match block_node(entries) {
                Node::Object(entries) => Node::object(entries.into_vec()),
                other => other,
            },
        }
    }
}

fn target_node(target: &Target, slot: Slot) -> Node<'static> {
    match target {
        Target::Resource(ResourceName {
            id,
            resource_type: Some(_),
            ..
        }) if matches!(slot, Slot::Kind(Kind::Arn { .. })) => Node::attribute(id.clone(), "Arn"),
        Target::Resource(resource) => Node::reference(resource.id.clone()),
        Target::Import(import) => import_arn(import),
    }
}

fn attribute_node(target: &Target, member: &Ident) -> Node<'static> {
    match target {
        Target::Resource(resource) => {
            let known = resource.resource_type.and_then(|known| {
                let mut attributes = known.attributes.iter();
                attributes.find(|attribute| member.unraw() == attribute.name)
            });
            match known {
                Some(attribute) => Node::attribute(resource.id.clone(), attribute.cloudformation),
                None => Node::id_in_arn(Node::reference(resource.id.clone())),
            }
        }
        Target::Import(import) if member == "arn" => import_arn(import),
        Target::Import(import) => import_id(import),
    }
}

fn import_arn(import: &ImportName) -> Node<'static> {
    match &import.argument.form {
        Form::Literal(Literal::String(text)) => {
            arn_of_import(import.resource_type, &import.constructor, text)
        }
        _ => Node::Unknown,
    }
}

/// The id of an import, cut out of the ARN if it was imported by that.
fn import_id(import: &ImportName) -> Node<'static> {
    match &import.argument.form {
        Form::Literal(Literal::String(text)) if import.constructor == "from_id" => {
            Node::string(text.clone())
        }
        Form::Literal(Literal::String(text)) => {
            let id = arn::parse(text).and_then(|arn| arn.id().map(str::to_owned));
            Node::string(id.unwrap_or_else(|| text.clone()))
        }
        _ => Node::Unknown,
    }
}

/// What the rules see of a block.
pub fn block_node(entries: &[Entry]) -> Node<'static> {
    Node::Object(
        entries
            .iter()
            .map(|entry| (entry.key.clone().into(), entry.value.node()))
            .collect(),
    )
}

/// The ARN of a resource that is imported by its ARN or by its id.
pub fn arn_of_import(resource_type: &ResourceType, constructor: &str, text: &str) -> Node<'static> {
    if constructor == "from_id" {
        resource_type.arn_of_id(text)
    } else {
        Node::string(text.to_owned())
    }
}
