//! Writes values as Rust: as the calls of the builder that make them.

use crate::ast::{Connective, Literal};
use crate::ir::{
    BlockKind, Broken, Callee, Content, Entry, Piece, RustBinding, RustExpression, RustValue,
    Setter, Slot, Target, Value,
};
use crate::span::located;
use ivs_schema::metadata::{Kind, ResourceType};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

/// How many calls are chained before a variable takes what they return, as each call holds those
/// before it.
const CALLS_IN_CHAIN: usize = 16;

/// Writes values, given the path of `ivs-core`.
#[derive(Clone, Copy)]
pub struct Values<'c> {
    pub core: &'c TokenStream,
}

impl Values<'_> {
    /// The code that makes a value. Names and literals are the tokens of the user.
    pub fn value(self, value: &Value) -> TokenStream {
        let core = self.core;
        match &value.content {
            Content::Broken(broken) => self.broken(broken),
            Content::Literal(literal, tokens) => self.literal(literal, tokens),
            Content::Text(text) => quote!(#text),
            Content::File(path, _) => quote!(#core::__private::text(::core::include_str!(#path))),
            Content::EnumValue(of, name) => {
                let path = self.path(of.module, of.name);
                quote!(#path::#name)
            }
            Content::Resource { name, target, slot } => match target {
                _ if takes_handle(*slot) => quote!(&#name),
                Target::Resource(_) => quote!(#name.reference()),
                Target::Import(_) => quote!(#name.arn()),
            },
            Content::Attribute { name, member, .. } => quote!(#name.#member()),
            Content::AnyAttribute {
                name,
                method,
                arguments,
                ..
            } => quote!(#name.#method(#arguments)),
            Content::Parameter(name, _) => quote!(&#name),
            Content::PseudoParameter(name, _) => quote!(#core::aws::#name()),
            Content::Import {
                written_type,
                constructor,
                argument,
                slot,
                ..
            } => {
                let argument = self.value(argument);
                let path = self.resource(written_type);
                let imported = quote!(#path::#constructor(#argument));
                match slot {
                    Slot::Json | Slot::Bare | Slot::Kind(Kind::Arn { .. }) => quote!(&#imported),
                    _ => quote!(#imported.arn()),
                }
            }
            Content::Export {
                stack,
                output,
                slot,
            } => self.export(stack, output, *slot),
            Content::Condition(name) => {
                let handle = &name.handle;
                quote!(#core::condition::Condition::from(&#handle))
            }
            Content::Function(callee, arguments) => self.function(callee, arguments),
            Content::Format(pieces) => {
                let calls: Vec<_> = pieces.iter().map(|piece| self.piece(piece)).collect();
                chained(&quote!(#core::functions::Sub::new()), &calls)
            }
            Content::Rust(value, slot) => match self.takes(*slot) {
                // rustc blames the expression alone.
                Some(takes) => {
                    let expression = expression(value);
                    self.in_block(value, quote!(#takes::given(#expression)))
                }
                None => self.rust(value),
            },
            Content::RustBoolean(value) => {
                let value = self.rust(value);
                quote!(if #value { "true" } else { "false" })
            }
            Content::ProgramChoice {
                condition,
                then,
                otherwise,
            } => self.choice(condition, then, otherwise.as_deref()),
            Content::List(slot, items) => {
                let item = match slot {
                    Slot::Kind(Kind::List(_)) => quote!(_),
                    Slot::Tags => quote!(#core::property::Tag),
                    _ => quote!(#core::property::Json),
                };
                let calls = items.iter().map(|item| {
                    let item = self.value(item);
                    quote!(.item(#item))
                });
                let start = quote!(#core::property::List::<#item>::new());
                chained(&start, &calls.collect::<Vec<_>>())
            }
            Content::Block(kind, entries) => {
                let path = match kind {
                    BlockKind::Known(block) => self.path(block.module, block.name),
                    BlockKind::Tags => quote!(#core::property::Tags),
                    BlockKind::Tag => quote!(#core::property::Tag),
                    BlockKind::Json => quote!(#core::property::Object),
                };
                chained(&quote!(#path::new()), &self.calls(entries))
            }
        }
    }

    /// `OtherStack.output`: rustc must blame the two words, not the whole macro.
    fn export(self, stack: &Ident, output: &Ident, slot: Slot) -> TokenStream {
        let core = self.core;
        let exports = quote_spanned!(stack.span()=> <#stack as #core::Stack>::EXPORTS);
        let takes = self.slot_type(slot);
        let import = quote!(#core::__private::Import::<#takes>::import);
        let export = quote!(#core::__private::Export::export);
        let [import, export] = [import, export].map(|path| located(path, stack.span()));
        quote_spanned!(output.span()=> #import(#export(#exports.#output)))
    }

    /// A Rust `if`: both branches are checked, and made one type.
    fn choice(self, condition: &Value, then: &Value, otherwise: Option<&Value>) -> TokenStream {
        let core = self.core;
        let [condition, then] = [condition, then].map(|value| self.value(value));
        let otherwise = otherwise.map_or_else(
            || quote!(nothing()),
            |otherwise| {
                let otherwise = self.value(otherwise);
                quote!(of(#otherwise))
            },
        );
        quote!(if #condition { #core::functions::Choice::of(#then) } else { #core::functions::Choice::#otherwise })
    }

    /// What an editor completes, or finds, in what is wrong.
    fn broken(self, broken: &Broken) -> TokenStream {
        let core = self.core;
        match broken {
            Broken::Nothing => TokenStream::new(),
            Broken::Written(tokens) => tokens.clone(),
            Broken::HalfPath(tokens) => {
                let is_pseudo_parameter = matches!(tokens.clone().into_iter().next(),
                    Some(TokenTree::Ident(first)) if first == "aws");
                let module = (!is_pseudo_parameter).then(|| quote!(hints::declared::));
                quote!(#core::#module #tokens)
            }
            Broken::Resource(name) => quote!(&#name),
            Broken::Attribute(name, member) => quote!(#name.#member()),
            Broken::AnyAttribute(name, method, arguments) => quote!(#name.#method(#arguments)),
            Broken::PseudoParameter(name) => quote!(#core::aws::#name()),
            Broken::EnumValue(of, name) => {
                let path = self.path(of.module, of.name);
                quote!(#path::#name)
            }
            Broken::UnknownFunction(name) => quote!(#core::hints::declared::Fn::#name()),
            Broken::Function(name) => quote!(#core::functions::#name()),
            Broken::Boolean => quote!(false),
            Broken::Condition => quote!(#core::condition::equals("", "")),
        }
    }

    fn literal(self, literal: &Literal, tokens: &TokenStream) -> TokenStream {
        let core = self.core;
        match literal {
            Literal::String(_) => quote!(#core::__private::text(#tokens)),
            // Rust would take it for an `i32`.
            Literal::Integer(number) if i32::try_from(*number).is_err() => {
                let number = proc_macro2::Literal::i64_suffixed(*number);
                quote!(#number)
            }
            _ => tokens.clone(),
        }
    }

    fn function(self, callee: &Callee, arguments: &[Value]) -> TokenStream {
        let core = self.core;
        let values: Vec<_> = arguments.iter().map(|value| self.value(value)).collect();
        let [first, second, third] = [0, 1, 2].map(|index| values.get(index));
        match callee {
            Callee::Named(_, name) => quote!(#core::functions::#name(#(#values),*)),
            Callee::Sub if second.is_none() => quote!(#core::functions::sub(#first)),
            Callee::Sub => quote!(#core::functions::sub_with(#first, #second)),
            // The first argument is the name of the mapping.
            Callee::Lookup(mapping) => quote!(#mapping.find(#second, #third)),
            Callee::Item => quote!(#core::functions::select(#first, #second)),
            // The first argument is the name of the condition.
            Callee::If(condition) => {
                let handle = &condition.handle;
                quote!(#core::functions::if_else(&#handle, #second, #third))
            }
            Callee::Equals => quote!(#core::condition::equals(#first, #second)),
            Callee::Not => quote!(#core::condition::not(#first)),
            Callee::Connective(Connective::And) => quote!(#core::condition::and([#(#values),*])),
            Callee::Connective(Connective::Or) => quote!(#core::condition::or([#(#values),*])),
        }
    }

    /// The call that adds a piece to a text.
    fn piece(self, piece: &Piece) -> TokenStream {
        let core = self.core;
        match piece {
            Piece::Text(text) => quote!(.text(#core::__private::text(#text))),
            Piece::Rust(value, pattern, _) => {
                let text = self.formatted(value, pattern);
                quote!(.text(#text))
            }
            Piece::Value(Some(key), value) => {
                let value = self.value(value);
                quote!(.named(#key, #value))
            }
            Piece::Value(None, value) => {
                let value = self.value(value);
                quote!(.value(#value))
            }
        }
    }

    /// The calls that add entries to their block.
    pub fn calls(self, entries: &[Entry]) -> Vec<TokenStream> {
        let call = |entry: &Entry| {
            let key = &entry.key;
            let value = self.value(&entry.value);
            match &entry.setter {
                Setter::Property(name) => quote!(.#name(#value)),
                Setter::Tag => quote!(.tag(#key, #value)),
                Setter::Json => quote!(.with(#key, #value)),
            }
        };
        entries.iter().map(call).collect()
    }

    /// A Rust expression, in which names stand for values of their own type.
    pub fn rust(self, value: &RustValue) -> TokenStream {
        self.in_block(value, expression(value))
    }

    /// A Rust expression as a string, formatted where it may borrow from what it uses.
    pub fn formatted(self, value: &RustValue, pattern: &str) -> TokenStream {
        let expression = expression(value);
        self.in_block(value, quote!(::std::format!(#pattern, #expression)))
    }

    /// An expression after what it uses.
    fn in_block(self, value: &RustValue, expression: TokenStream) -> TokenStream {
        if value.bindings.is_empty() {
            return expression;
        }
        let bindings = self.bindings(&value.bindings);
        // rustc blames the braces for what is wrong with the value.
        let mut block = Group::new(Delimiter::Brace, quote!(#bindings #expression));
        block.set_span(value.start);
        TokenTree::Group(block).into()
    }

    /// What an expression uses, by value.
    pub fn bindings(self, bindings: &[RustBinding]) -> TokenStream {
        bindings
            .iter()
            .map(|binding| self.binding(binding))
            .collect()
    }

    fn binding(self, binding: &RustBinding) -> TokenStream {
        match binding {
            RustBinding::Copy { of, is_by_variable } => {
                let name = &of.name;
                let reference = if *is_by_variable { &of.variable } else { name };
                quote!(let #name = ::core::clone::Clone::clone(#reference);)
            }
            RustBinding::Variable { name, variable } => quote!(let #name = #variable;),
            RustBinding::Written { name, value } => quote!(let #name = #value;),
            RustBinding::Alias {
                name,
                binding,
                other,
            } => {
                let binding = self.binding(binding);
                quote!(let #name = { #binding #other };)
            }
            RustBinding::Value { name, value } => {
                let value = self.value(value);
                quote!(let #name = #value;)
            }
        }
    }

    /// The trait of the core that a Rust value for this slot needs.
    fn takes(self, slot: Slot) -> Option<TokenStream> {
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
                Some(self.resource_type(of))
            }
            Slot::Kind(Kind::Enum(_) | Kind::Block(_)) => Some(self.slot_type(slot)),
            _ => None,
        };
        let of = of.map(|of| quote!(::<#of>));
        Some(quote!(#core::given::#name #of))
    }

    /// The type of the core that stands for a slot.
    fn slot_type(self, slot: Slot) -> TokenStream {
        let core = self.core;
        let name = match slot {
            Slot::Kind(Kind::Enum(words)) => return self.path(words.module, words.name),
            Slot::Kind(Kind::Block(block)) => return self.path(block.module, block.name),
            Slot::Kind(Kind::List(list)) => {
                let item = self.slot_type(Slot::Kind(list.item));
                return quote!(#core::property::List<#item>);
            }
            Slot::Kind(Kind::Arn { of, .. }) => {
                let resource = self.resource_type(of);
                return quote!(#core::property::Arn<#resource>);
            }
            Slot::Kind(Kind::Name { of, .. }) => {
                let resource = self.resource_type(of);
                return quote!(#core::property::Name<#resource>);
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

    fn resource_type(self, of: &ResourceType) -> TokenStream {
        self.resource(&format_ident!("{}", of.name))
    }

    /// The path of a type of resources in the core.
    pub fn resource(self, name: &Ident) -> TokenStream {
        let core = self.core;
        quote!(#core::__private::resources::#name)
    }

    /// The path of a block or an enum in the core.
    fn path(self, [service, module]: [&str; 2], name: &str) -> TokenStream {
        let core = self.core;
        let [service, module, name] = [service, module, name].map(|word| format_ident!("{word}"));
        quote!(#core::#service::#module::#name)
    }
}

/// A Rust expression as it is written.
pub fn expression(value: &RustValue) -> TokenStream {
    match &value.expression {
        RustExpression::Written(tokens) => tokens.clone(),
        // rustc must blame the name.
        RustExpression::Name(name) => {
            quote_spanned!(name.span()=> ::core::clone::Clone::clone(#name))
        }
    }
}

/// Whether a place takes the name of a resource itself.
fn takes_handle(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Json | Slot::Bare | Slot::Kind(Kind::Arn { .. } | Kind::Name { .. })
    )
}

/// Calls of methods, each on what the one before returns.
pub fn chained(start: &TokenStream, calls: &[TokenStream]) -> TokenStream {
    if calls.len() <= CALLS_IN_CHAIN {
        return quote!(#start #(#calls)*);
    }
    let built = Ident::new("built", Span::mixed_site());
    let (first, rest) = calls.split_at(CALLS_IN_CHAIN);
    let rest = rest
        .chunks(CALLS_IN_CHAIN)
        .map(|calls| quote!(let #built = #built #(#calls)*;));
    quote!({ let #built = #start #(#first)*; #(#rest)* #built })
}
