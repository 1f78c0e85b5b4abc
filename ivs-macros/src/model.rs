//! A stack whose names are resolved: what the rules look at and what the code is written from.

use crate::ast::{self, Argument, Documentation};
use crate::limits::chained;
use crate::span::SpanRange;
use ivs_schema::metadata::ResourceType;
use ivs_schema::presence::Presence;
use ivs_schema::sub;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

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
    pub resources: Vec<Resource>,
    pub imports: Vec<Import>,
    pub outputs: Vec<Output>,
    /// The files that `include_str!` names.
    pub files: Vec<IncludedFile>,
    /// What is in those of them that could be read.
    pub contents: Vec<String>,
    /// The body, in the order of the source.
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
    pub unused: Vec<TokenStream>,
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

    /// Notes code that appears nowhere else.
    pub fn unused(&mut self, tokens: impl ToTokens) {
        self.unused.push(tokens.into_token_stream());
    }
}

/// The lines of a stack, or of one turn of a loop.
#[derive(Default)]
pub struct Body {
    /// Other names of handles, made in an outer body: name and handle.
    pub aliases: Vec<(Ident, Ident)>,
    /// Rust values with a name, each after those that it uses. They are evaluated before the lines.
    pub rust_values: Vec<RustLet>,
    pub lines: Vec<Line>,
}

/// A Rust value with a name, evaluated once.
pub struct RustLet {
    pub name: Ident,
    /// The variable that holds a reference to it.
    pub variable: Ident,
    /// It is declared in an unrolled loop: only `variable` holds it.
    pub is_unrolled: bool,
    /// Copies of what the expression uses, under its own names, which shadow those outside.
    pub bindings: TokenStream,
    pub expression: TokenStream,
    pub uses: Vec<Used>,
}

/// A Rust value that an expression uses by its name.
pub struct Used {
    pub name: Ident,
    /// The variable that holds a reference to it; but for what is declared in an unrolled loop, so
    /// does the name, where no binding shadows it.
    pub variable: Ident,
    pub is_unrolled: bool,
}

/// A line of a body.
pub enum Line {
    /// The resource with this index.
    Resource(usize),
    /// The import with this index.
    Import(usize),
    /// The output with this index.
    Output(usize),
    /// A turn of a loop.
    Body(Body),
    /// Lines for each element of a Rust iterator.
    Loop(Box<Loop>),
    /// Lines that a Rust expression decides about.
    If {
        condition: TokenStream,
        then: Body,
        otherwise: Body,
    },
}

/// A loop that runs in the program.
pub struct Loop {
    /// What the iterator uses, by value.
    pub bindings: TokenStream,
    pub pattern: TokenStream,
    /// What the iterator uses.
    pub uses: Vec<Used>,
    /// The names in the pattern.
    pub names: Vec<Ident>,
    pub elements: TokenStream,
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
    /// The path of its type in the core.
    pub type_path: TokenStream,
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
    pub type_path: TokenStream,
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

/// A value: what the rules see of it, and the code that makes it.
#[derive(Clone)]
pub struct Value {
    pub span: SpanRange,
    pub content: Content,
}

/// The content of a value.
#[derive(Clone)]
pub enum Content {
    /// A single value.
    Leaf {
        node: Node<'static>,
        tokens: TokenStream,
    },
    /// `format!` over values that are known at deployment.
    Format {
        pieces: Vec<Piece>,
        tokens: TokenStream,
    },
    /// A Rust `if`, which chooses when the program runs.
    ProgramChoice {
        condition: TokenStream,
        then: Box<Value>,
        /// Without it, what has the value is left out.
        otherwise: Option<Box<Value>>,
        tokens: TokenStream,
    },
    /// A function of CloudFormation.
    Function {
        name: &'static str,
        arguments: Vec<Value>,
        /// Its argument is the only one of `arguments` rather than their list.
        is_single: bool,
        tokens: TokenStream,
    },
    /// A list; its items are added to what `start` makes.
    List {
        start: TokenStream,
        items: Vec<Value>,
    },
    /// A block; its entries are added to what `start` makes.
    Block {
        start: TokenStream,
        entries: Vec<Entry>,
    },
}

/// A piece of a `format!`.
#[derive(Clone)]
pub enum Piece {
    /// Text, unchanged.
    Text(String),
    /// A string that the running program makes.
    Rust(TokenStream),
    /// A value, with the name that it has in the map of `Fn::Sub` if it needs one.
    Value(Option<String>, Value),
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

impl Value {
    /// A value that nothing is known of.
    pub fn unknown(span: SpanRange, tokens: TokenStream) -> Self {
        Self::leaf(span, Node::Unknown, tokens)
    }

    pub fn leaf(span: SpanRange, node: Node<'static>, tokens: TokenStream) -> Self {
        Self {
            span,
            content: Content::Leaf { node, tokens },
        }
    }

    /// The code that makes it.
    pub fn tokens(&self) -> TokenStream {
        match &self.content {
            Content::Leaf { tokens, .. }
            | Content::Format { tokens, .. }
            | Content::ProgramChoice { tokens, .. }
            | Content::Function { tokens, .. } => tokens.clone(),
            Content::List { start, items } => {
                let items = items.iter().map(|item| {
                    let item = item.tokens();
                    quote!(.item(#item))
                });
                chained(start, &items.collect::<Vec<_>>())
            }
            Content::Block { start, entries } => chained(start, &Entry::calls(entries)),
        }
    }

    /// What the rules see.
    pub fn node(&self) -> Node<'static> {
        match &self.content {
            Content::Leaf { node, .. } => node.clone(),
            Content::Format { pieces, .. } => {
                sub::assemble(pieces.iter().map(|piece| match piece {
                    Piece::Text(text) => sub::Piece::Text(text.clone().into()),
                    Piece::Rust(_) => sub::Piece::Unknown,
                    Piece::Value(name, value) => {
                        sub::Piece::Value(name.clone().map(Into::into), value.node())
                    }
                }))
            }
            Content::ProgramChoice {
                then, otherwise, ..
            } => {
                let otherwise = otherwise
                    .as_ref()
                    .map_or_else(Node::no_value, |value| value.node());
                Node::call(
                    "Fn::If",
                    Node::list([Node::Unknown, then.node(), otherwise]),
                )
            }
            Content::Function {
                name,
                arguments,
                is_single,
                ..
            } => {
                let mut nodes: Vec<_> = arguments.iter().map(Self::node).collect();
                let argument = match nodes.pop() {
                    Some(only) if *is_single => only,
                    last => Node::List(nodes.into_iter().chain(last).collect()),
                };
                Node::call(*name, argument)
            }
            Content::List { items, .. } => Node::List(items.iter().map(Self::node).collect()),
            Content::Block { entries, .. } => match block_node(entries) {
                Node::Object(entries) => Node::object(entries.into_vec()),
                other => other,
            },
        }
    }
}

impl Entry {
    /// The calls that add entries to their block.
    pub fn calls(entries: &[Self]) -> Vec<TokenStream> {
        entries.iter().map(Self::tokens).collect()
    }

    /// The call that adds it to its block.
    pub fn tokens(&self) -> TokenStream {
        let key = &self.key;
        let value = self.value.tokens();
        match &self.setter {
            Setter::Property(name) => quote!(.#name(#value)),
            Setter::Tag => quote!(.tag(#key, #value)),
            Setter::Json => quote!(.with(#key, #value)),
        }
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
