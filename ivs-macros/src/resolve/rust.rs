//! Rust expressions: which names of the stack they use.

use super::declarations::reference_variable;
use super::mentions::{Mention, mentions};
use super::names::{Binding, RegionId, RustName, ScopeId};
use super::values::Slot;
use super::{Region, Resolver};
use crate::ast::{self, Form};
use crate::model::{Content, RustLet, Used, Value};
use crate::parse::is_punctuation;
use crate::span::SpanRange;
use ivs_schema::metadata::Kind;
use ivs_schema::presence::Presence;
use ivs_schema::view::Node;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use std::collections::{HashMap, HashSet};

/// A Rust expression with what it uses bound before it.
pub struct RustValue {
    /// What it uses, by value.
    pub bindings: TokenStream,
    /// The expression itself.
    pub expression: TokenStream,
    /// Where it starts.
    start: Span,
    /// The Rust values in it.
    pub uses: Vec<Used>,
}

/// Where Rust expressions are evaluated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Evaluated {
    /// Where they are written, each in a block of its own with copies of what it uses.
    InBlocks,
    /// In a `let`, whose copies of what it uses live as long as the value: it may borrow from them.
    InLet,
    /// Before the lines of the whole stack or of a loop, for what is named here.
    Before(&'static str),
}

impl RustValue {
    /// Both, as one expression.
    pub fn tokens(&self) -> TokenStream {
        let Self {
            bindings,
            expression,
            ..
        } = self;
        if bindings.is_empty() {
            return expression.clone();
        }
        // rustc blames the braces for what is wrong with the value.
        let mut block = Group::new(Delimiter::Brace, quote!(#bindings #expression));
        block.set_span(self.start);
        TokenTree::Group(block).into()
    }

    /// Both, formatted where the bindings still live, as the value may borrow from them.
    pub fn formatted(mut self, pattern: &str) -> TokenStream {
        let expression = &self.expression;
        self.expression = quote!(::std::format!(#pattern, #expression));
        self.tokens()
    }

    /// Both, handed to what takes it: rustc then blames the expression alone.
    fn given_to(mut self, takes: &TokenStream) -> TokenStream {
        let expression = &self.expression;
        self.expression = quote!(#takes::given(#expression));
        self.tokens()
    }
}

impl Resolver<'_> {
    /// A Rust expression, in which arguments and values stand with their own type, by value.
    pub fn rust(&mut self, scope: ScopeId, value: &ast::Value) -> RustValue {
        let mut mentioned = Vec::new();
        mentions(&value.tokens, &mut mentioned);
        let mut uses = Vec::new();
        let mut bindings = TokenStream::new();
        let mut seen: HashSet<String> = HashSet::new();
        for mention in mentioned {
            let name = mention.name.to_string();
            if seen.contains(&name) {
                continue;
            }
            match self.bound_in_rust(scope, &mention, &mut uses) {
                Ok(Some(binding)) => {
                    bindings.extend(binding);
                    seen.insert(name);
                }
                Ok(None) => {}
                Err(what) => {
                    self.only_at_deployment(&mention, what, instead(&value.tokens));
                    // What is wrong with one name is wrong with the whole expression.
                    break;
                }
            }
        }
        RustValue {
            bindings,
            expression: value.tokens.iter().cloned().collect(),
            start: value.span.start,
            uses,
        }
    }

    /// A single name that stands for a Rust value.
    fn named_in_rust(&mut self, scope: ScopeId, name: &Ident) -> Option<RustValue> {
        let mut bindings = TokenStream::new();
        match self.names.find(scope, &name.to_string())?.0 {
            Binding::Argument(_) => {}
            Binding::Rust(rust) => {
                let rust = rust.clone();
                self.is_evaluated_here(name, &rust);
                if rust.is_unrolled {
                    let RustName { name, variable, .. } = rust;
                    bindings = quote!(let #name = #variable;);
                }
            }
            _ => return None,
        }
        Some(RustValue {
            bindings,
            // rustc shall blame the name.
            expression: quote_spanned!(name.span()=> ::core::clone::Clone::clone(#name)),
            start: name.span(),
            uses: Vec::new(),
        })
    }

    /// Whether a Rust value is evaluated where, or before, it is used; if not, says so.
    fn is_evaluated_here(&mut self, word: &Ident, rust: &RustName) -> bool {
        let (from, before) = match self.evaluated {
            Evaluated::Before("imports") => (self.loop_region(), Some("imports")),
            Evaluated::Before(what) => (0, Some(what)),
            _ => (self.region, None),
        };
        let mut region = Some(from);
        while let Some(id) = region {
            if id == rust.region {
                return true;
            }
            region = self.regions.get(id).and_then(|region| region.parent);
        }
        let is_loop = self
            .regions
            .get(rust.region)
            .is_some_and(|region| region.is_loop);
        let statement = if is_loop { "for" } else { "if" };
        let help = match (is_loop, before) {
            (true, Some("conditions")) => {
                "compare outside the `for`, or go over a list written here".to_owned()
            }
            _ => format!("declare it before the `{statement}`"),
        };
        let before = before.map_or_else(String::new, |what| format!(", {what} are made before"));
        self.diagnostics
            .error(
                word.span(),
                format!("`{word}` is known inside its `{statement}` only{before}"),
            )
            .help(help);
        false
    }

    /// The body of a loop, or the whole stack, that the lines being read are in.
    fn loop_region(&self) -> RegionId {
        let mut id = self.region;
        while let Some(Region {
            parent: Some(parent),
            is_loop: false,
        }) = self.regions.get(id)
        {
            id = *parent;
        }
        id
    }

    /// Reads what is evaluated elsewhere than in a block where it is written.
    pub fn evaluated<T>(&mut self, evaluated: Evaluated, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.evaluated, evaluated);
        let value = read(self);
        self.evaluated = outer;
        value
    }

    /// A `bool` of Rust that an `if` asks.
    pub fn rust_condition(&mut self, scope: ScopeId, condition: &ast::Value) -> TokenStream {
        if self.names_nothing(scope, condition) {
            return quote!(false);
        }
        self.rust(scope, condition).tokens()
    }

    /// When the running program lets there be what stands under a condition: the same for the same
    /// words in one scope, unless they call something, which may answer differently each time.
    pub fn decided_by_program(&mut self, scope: ScopeId, condition: &ast::Value) -> Presence {
        match &condition.form {
            Form::Not(inner) => return !self.decided_by_program(scope, inner),
            Form::Parenthesized(inner) => return self.decided_by_program(scope, inner),
            _ => {}
        }
        let is_call = |token: &TokenTree| matches!(token, TokenTree::Group(_));
        let text = if condition.tokens.iter().any(is_call) {
            None
        } else {
            Some((
                scope,
                condition
                    .tokens
                    .iter()
                    .map(ToString::to_string)
                    .collect::<String>(),
            ))
        };
        let count = self.program_decides.len();
        let known = self
            .program_decides
            .iter()
            .position(|known| text.is_some() && *known == text);
        if known.is_none() {
            self.program_decides.push(text);
        }
        Presence::Unknown(known.unwrap_or(count))
    }

    /// Says that a name of a Rust expression is none of the stack's, where nothing else can be meant.
    pub fn names_nothing(&mut self, scope: ScopeId, value: &ast::Value) -> bool {
        match &value.form {
            Form::Name(name) => {
                let text = name.to_string();
                let is_word = text.starts_with(|first: char| first.is_lowercase());
                let is_missing = is_word && self.names.find(scope, &text).is_none();
                if is_missing {
                    self.unknown_name(scope, name);
                }
                is_missing
            }
            Form::Chain(chain) => {
                let name = &chain.base;
                let text = name.to_string();
                let is_missing = text.starts_with(|first: char| first.is_lowercase())
                    && self.names.find(scope, &text).is_none()
                    && self.names.turns(scope, &text).is_none();
                if is_missing {
                    self.unknown_name(scope, name);
                }
                is_missing
            }
            Form::Not(inner) | Form::Parenthesized(inner) => self.names_nothing(scope, inner),
            Form::Comparison { left, right, .. } => {
                let left = self.names_nothing(scope, left);
                self.names_nothing(scope, right) || left
            }
            Form::Logic(_, values) => {
                // Each is looked at, so that all are reported.
                let missing = values
                    .iter()
                    .filter(|value| self.names_nothing(scope, value));
                missing.count() > 0
            }
            _ => false,
        }
    }

    /// What binds a name for a Rust expression, if anything; what the name is, where the program
    /// does not know it.
    fn bound_in_rust(
        &mut self,
        scope: ScopeId,
        mention: &Mention,
        uses: &mut Vec<Used>,
    ) -> Result<Option<TokenStream>, &'static str> {
        let word = &mention.name;
        let name = word.to_string();
        if name == "aws" && mention.is_path {
            return Err("a pseudo parameter");
        }
        if mention.is_path {
            return Ok(None);
        }
        let Some((binding, found_in)) = self.names.find(scope, &name) else {
            return Ok(None);
        };
        match binding.clone() {
            Binding::Argument(argument) => {
                let variable = reference_variable(&argument, found_in);
                Ok(Some(self.copied(argument, variable, false, uses)))
            }
            Binding::Rust(rust) => {
                if !self.is_evaluated_here(word, &rust) {
                    return Ok(None);
                }
                let RustName {
                    name,
                    variable,
                    is_unrolled,
                    ..
                } = rust;
                Ok(Some(self.copied(name, variable, is_unrolled, uses)))
            }
            Binding::Value(value, value_scope) => {
                self.value_in_rust(word, &value, value_scope, uses)
            }
            Binding::Resource(_) | Binding::Import(_) if mention.is_call => Ok(None),
            Binding::Resource(_) => Err("a resource"),
            Binding::Import(_) => Err("an imported resource"),
            Binding::Parameter(_) => Err("a parameter"),
            Binding::Mapping(_) => Err("a mapping"),
            Binding::Condition(_) => Err("a condition"),
            Binding::Broken => Ok(None),
        }
    }

    /// Binds a name to a copy of its value. In a block of its own, the name itself holds a reference.
    fn copied(
        &self,
        name: Ident,
        variable: Ident,
        is_unrolled: bool,
        uses: &mut Vec<Used>,
    ) -> TokenStream {
        let reference = if is_unrolled || self.evaluated == Evaluated::InLet {
            &variable
        } else {
            &name
        };
        let binding = quote! {
            let #name = ::core::clone::Clone::clone(#reference);
        };
        uses.push(Used {
            name,
            variable,
            is_unrolled,
        });
        binding
    }

    fn value_in_rust(
        &mut self,
        word: &Ident,
        value: &ast::Value,
        value_scope: ScopeId,
        uses: &mut Vec<Used>,
    ) -> Result<Option<TokenStream>, &'static str> {
        self.used.insert((value_scope, word.to_string()));
        if let Form::Literal(_) | Form::IncludeStr { .. } = value.form {
            let literal: TokenStream = value.tokens.iter().cloned().collect();
            return Ok(Some(quote! {
                                let #word = #literal;
            }));
        }
        if let Form::Name(other) = &value.form
            && self.names.find(value_scope, &other.to_string()).is_some()
        {
            let mention = Mention {
                name: other.clone(),
                is_path: false,
                behind_path: None,
                is_call: false,
            };
            let inner = self.bound_in_rust(value_scope, &mention, uses)?;
            return Ok(inner.map(|inner| {
                quote! {
                                        let #word = { #inner #other };
                }
            }));
        }
        if let Content::Leaf {
            node: Node::Unknown,
            tokens,
            ..
        } = self.value(value_scope, value, Slot::Bare).content
        {
            return Ok(Some(quote! {
                                let #word = #tokens;
            }));
        }
        Err("a value of the template")
    }

    fn only_at_deployment(&mut self, mention: &Mention, what: &str, help: &str) {
        let word = &mention.name;
        let (span, shown) = match &mention.behind_path {
            Some(behind) => (
                SpanRange {
                    start: word.span(),
                    end: behind.span(),
                },
                format!("{word}::{behind}"),
            ),
            None => (word.span().into(), word.to_string()),
        };
        self.diagnostics
            .error(
                span,
                format!(
                    "`{shown}` is {what}, known only at deployment; a Rust expression can't use it"
                ),
            )
            .help(help);
    }

    /// A Rust expression as a value that nothing is known of.
    pub fn rust_leaf(&mut self, scope: ScopeId, value: &ast::Value, slot: Slot) -> Value {
        let named = match &value.form {
            Form::Name(name) => self.named_in_rust(scope, name),
            _ => None,
        };
        let rust = named.unwrap_or_else(|| self.rust(scope, value));
        let tokens = match self.takes(slot) {
            Some(takes) => rust.given_to(&takes),
            None => rust.tokens(),
        };
        Value::unknown(value.span, tokens)
    }

    /// The trait of the core that a Rust value for this slot needs.
    fn takes(&self, slot: Slot) -> Option<TokenStream> {
        let core = self.core;
        let name = match slot {
            Slot::Bare => return None,
            Slot::Text | Slot::Kind(Kind::String(_)) => "Text",
            Slot::Json | Slot::Kind(Kind::Json) => "Json",
            Slot::Tags | Slot::Kind(Kind::Tags { .. }) => "Tags",
            Slot::Items | Slot::Kind(Kind::List(_)) => "List",
            Slot::Kind(Kind::Boolean) => "Boolean",
            Slot::Kind(Kind::Integer { .. }) => "Integer",
            Slot::Kind(Kind::Number { .. }) => "Number",
            Slot::Kind(Kind::Enum(_)) => "Word",
            Slot::Kind(Kind::Block(_)) => "Block",
            Slot::Kind(Kind::Arn { .. }) => "Arn",
            Slot::Kind(Kind::Name { .. }) => "Name",
        };
        let name = format_ident!("{name}");
        let of = match slot {
            Slot::Items => Some(quote!(#core::property::Json)),
            Slot::Kind(Kind::List(list)) => Some(self.slot_type(Slot::Kind(list.item))),
            Slot::Kind(Kind::Arn { of, .. } | Kind::Name { of, .. }) => {
                let resource = format_ident!("{}", of.name);
                Some(quote!(#core::__private::resources::#resource))
            }
            Slot::Kind(Kind::Enum(_) | Kind::Block(_)) => Some(self.slot_type(slot)),
            _ => None,
        };
        let of = of.map(|of| quote!(::<#of>));
        Some(quote!(#core::given::#name #of))
    }

    /// The type of the core that stands for a slot.
    pub fn slot_type(&self, slot: Slot) -> TokenStream {
        let core = self.core;
        let name = match slot {
            Slot::Kind(Kind::Enum(words)) => return self.path(words.module, words.name),
            Slot::Kind(Kind::Block(block)) => return self.path(block.module, block.name),
            Slot::Kind(Kind::List(list)) => {
                let item = self.slot_type(Slot::Kind(list.item));
                return quote!(#core::property::List<#item>);
            }
            Slot::Kind(kind @ (Kind::Arn { of, .. } | Kind::Name { of, .. })) => {
                let name = match kind {
                    Kind::Arn { .. } => format_ident!("Arn"),
                    _ => format_ident!("Name"),
                };
                let resource = format_ident!("{}", of.name);
                return quote!(#core::property::#name<#core::__private::resources::#resource>);
            }
            Slot::Text | Slot::Kind(Kind::String(_)) => "Text",
            Slot::Tags | Slot::Kind(Kind::Tags { .. }) => "Tags",
            Slot::Kind(Kind::Boolean) => "Boolean",
            Slot::Kind(Kind::Integer { .. }) => "Integer",
            Slot::Kind(Kind::Number { .. }) => "Number",
            Slot::Json | Slot::Items | Slot::Bare | Slot::Kind(Kind::Json) => "Json",
        };
        let name = format_ident!("{name}");
        quote!(#core::property::#name)
    }
}

/// What to write for a Rust expression over values that are known only at deployment.
fn instead(expression: &[TokenTree]) -> &'static str {
    let has = |signs: &[char]| {
        expression.iter().enumerate().any(|(index, token)| {
            let is_turbofish = index
                .checked_sub(1)
                .is_some_and(|before| is_punctuation(expression.get(before), ':'));
            !is_turbofish && signs.iter().any(|sign| is_punctuation(Some(token), *sign))
        })
    };
    if matches!(expression.first(), Some(TokenTree::Ident(word)) if word == "match") {
        "choose with `if`, as in `if stage == \"prod\" { a } else { b }`"
    } else if has(&['+']) {
        "put texts together with `format!`; CloudFormation does not calculate"
    } else if has(&['<', '>', '=']) {
        "conditions compare with `==` and `!=`, two values at a time"
    } else {
        "a Rust expression is evaluated when the program runs; use arguments of the stack in it"
    }
}

/// Sorts Rust values: in the order of the source, but each after those that it uses.
pub fn sort_by_use(values: Vec<RustLet>) -> Vec<RustLet> {
    let positions: HashMap<String, usize> = values
        .iter()
        .enumerate()
        .map(|(index, value)| (value.variable.to_string(), index))
        .collect();
    let uses: Vec<Vec<usize>> = values
        .iter()
        .map(|value| {
            let used = value.uses.iter();
            used.filter_map(|used| positions.get(&used.variable.to_string()).copied())
                .collect()
        })
        .collect();
    let mut values: Vec<Option<RustLet>> = values.into_iter().map(Some).collect();
    let mut is_visited = vec![false; values.len()];
    let mut sorted = Vec::with_capacity(values.len());
    for start in 0..values.len() {
        // What waits for what it uses, and how many of these were visited.
        let mut waiting = vec![(start, 0)];
        while let Some((index, next)) = waiting.last_mut() {
            let is_first_visit = *next == 0;
            if is_first_visit && is_visited.get(*index).copied().unwrap_or(true) {
                waiting.pop();
                continue;
            }
            if let Some(visited) = is_visited.get_mut(*index) {
                *visited = true;
            }
            let needed = uses.get(*index).and_then(|uses| uses.get(*next)).copied();
            *next += 1;
            if let Some(needed) = needed {
                waiting.push((needed, 0));
            } else {
                sorted.extend(values.get_mut(*index).and_then(Option::take));
                waiting.pop();
            }
        }
    }
    sorted
}
