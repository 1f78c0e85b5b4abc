//! Writes the copy of a stack for editors: typed calls of the builder, with the user's own words.
//!
//! Each declaration is a function of its own, and the names that it may use are statics with a type: an
//! editor has to look only at the function of the line that is typed, however long the stack is.

use super::value::{Values, chained, expression};
use super::{resource_path, rust_values};
use crate::ast::{Form, Literal};
use crate::diagnostics::Diagnostics;
use crate::ir::{
    Body, Content, Existence, Import, Item, Loop, Output, Properties, Resource, RustLet, Stack,
    Unused, ValueName,
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::cell::Cell;
use std::collections::HashSet;

/// The copy for editors.
pub fn copy(core: &TokenStream, stack: &Stack, found: &Diagnostics) -> TokenStream {
    let writer = Writer {
        core,
        stack,
        functions: Cell::default(),
    };
    // Each is a path alone: one function of many costs an editor less than many functions.
    let words = found.words.chunks(32).map(|words| {
        let paths = words.iter().map(|(module, word)| {
            let module = Ident::new(module, Span::mixed_site());
            quote!(#core::hints::#module::#word;)
        });
        writer.function(&[], &quote!(#(#paths)*))
    });
    let words: TokenStream = words.collect();
    let uses = writer.uses();
    let declarations = writer.declarations();
    quote! {
        const _: () = { #words #uses };
        #[allow(unused, non_upper_case_globals)]
        const _: () = { #declarations };
    }
}

struct Writer<'w> {
    core: &'w TokenStream,
    stack: &'w Stack,
    /// How many functions there are.
    functions: Cell<usize>,
}

/// What is around a line.
#[derive(Clone, Copy)]
enum Around<'w> {
    /// Rust values with a name.
    Values(&'w [RustLet]),
    /// A loop over a Rust iterator.
    Loop(&'w Loop),
}

impl<'w> Writer<'w> {
    fn values(&self) -> Values<'w> {
        Values { core: self.core }
    }

    /// A function with these statements, inside of what is around them.
    fn function(&self, around: &[Around<'w>], statements: &TokenStream) -> TokenStream {
        let number = self.functions.get();
        self.functions.set(number + 1);
        let function = format_ident!("declaration_{number}");
        let mut body = statements.clone();
        for around in around.iter().rev() {
            body = match around {
                Around::Values(values) => {
                    let used = used_values(self.values(), values, &body);
                    quote!(#used #body)
                }
                Around::Loop(program_loop) => {
                    rust_values::repeated(self.values(), program_loop, &body)
                }
            };
        }
        let name = &self.stack.name;
        let arguments = self.stack.arguments.iter().map(|argument| &argument.name);
        let parameter =
            (!self.stack.arguments.is_empty()).then(|| quote!(#name { #(#arguments),* }: &#name));
        quote!(fn #function(#parameter) { #body })
    }

    /// The uses of names for values. The value itself appears elsewhere, without its name.
    fn uses(&self) -> TokenStream {
        let names = &self.stack.for_editor.names;
        let uses = self.stack.for_editor.uses.iter().map(|used| {
            let definition = names.iter().find(|known| known.name == *used).map(|known| {
                let ValueName { name, .. } = known;
                let (_, value) = type_and_value(known);
                quote!(let #name = #value;)
            });
            self.function(&[], &quote!(#definition let _ = #used;))
        });
        uses.collect()
    }

    fn declarations(&self) -> TokenStream {
        let handles = self
            .stack
            .resources()
            .map(|resource| self.handle(resource, &resource.handle));
        let imports = self
            .stack
            .imports()
            .map(|import| self.imported(import, &import.handle));
        let entries = self.entry_names();
        let mut seen = HashSet::new();
        let values = self
            .stack
            .for_editor
            .names
            .iter()
            .filter(|known| seen.insert(known.name.to_string()))
            .map(|known| {
                let ValueName { name, .. } = known;
                let (of_type, _) = type_and_value(known);
                quote!(static #name: #of_type = loop {};)
            });
        let whole = [Around::Values(&self.stack.body.rust_values)];
        let settings = self
            .settings()
            .into_iter()
            .map(|setting| self.function(&whole, &setting));
        let unused = self.stack.for_editor.unused.iter().map(|unused| {
            let value = match unused {
                Unused::Name(name) => quote!(#name),
                Unused::Value(value) => self.values().value(value),
            };
            self.function(&whole, &quote!(let _ = #value;))
        });
        let body = self.body(&self.stack.body, &[]);
        quote!(#(#handles)* #(#imports)* #entries #(#values)* #(#settings)* #(#unused)* #body)
    }

    /// The name of a resource.
    fn handle(&self, resource: &Resource, name: &Ident) -> TokenStream {
        let core = self.core;
        let type_path = resource_path(core, resource);
        quote!(static #name: #core::Handle<#type_path> = loop {};)
    }

    fn imported(&self, import: &Import, name: &Ident) -> TokenStream {
        let core = self.core;
        let type_path = self.values().resource(&import.written_type);
        quote!(static #name: #core::Imported<#type_path> = loop {};)
    }

    /// The names of parameters, mappings and conditions.
    fn entry_names(&self) -> TokenStream {
        let Self { core, stack, .. } = self;
        let parameters = stack
            .parameters
            .iter()
            .map(|parameter| (&parameter.name, "ParameterName"));
        let mappings = stack
            .mappings
            .iter()
            .map(|mapping| (&mapping.name, "MappingName"));
        let conditions = stack
            .conditions
            .iter()
            .map(|condition| (&condition.handle, "ConditionName"));
        parameters
            .chain(mappings)
            .chain(conditions)
            .map(|(name, kind)| {
                let kind = format_ident!("{kind}");
                quote!(static #name: #core::#kind = loop {};)
            })
            .collect()
    }

    /// The settings of the stack, its parameters, mappings, conditions and sections: a statement each.
    fn settings(&self) -> Vec<TokenStream> {
        let Self { core, stack, .. } = self;
        let template = quote!(#core::Template::new());
        let mut settings = Vec::new();
        if let Some(metadata) = &stack.metadata {
            let metadata = self.values().value(metadata);
            settings.push(quote!(#template.metadata(#metadata);));
        }
        if let Some(tags) = &stack.tags {
            let tags = self.values().value(tags);
            settings.push(quote!(#template.tags(#tags);));
        }
        for parameter in &stack.parameters {
            let rows = self.values().calls(&parameter.entries);
            settings.push(quote!(#core::Parameter::new() #(#rows)*;));
        }
        for mapping in &stack.mappings {
            let value = self.values().value(&mapping.value);
            settings.push(quote!(let _ = #value;));
        }
        for condition in &stack.conditions {
            let value = self.values().value(&condition.value);
            settings.push(quote!(let _ = #value;));
        }
        for (name, value) in &stack.sections {
            let name = name.to_string();
            let value = self.values().value(value);
            settings.push(quote!(#template.section(#name, #value);));
        }
        settings
    }

    /// The lines of a body, in functions that repeat what is around them.
    fn body(&self, body: &'w Body, around: &[Around<'w>]) -> TokenStream {
        let around = [around, &[Around::Values(&body.rust_values)]].concat();
        let values = (0..body.rust_values.len()).map(|index| {
            // A value may use those before it.
            let (before, from) = body.rust_values.split_at(index);
            let own = [
                around.split_last().map_or(&[][..], |(_, outer)| outer),
                &[Around::Values(before)],
            ]
            .concat();
            let values: Vec<_> = from.iter().take(1).collect();
            self.function(&own, &rust_values::evaluated(self.values(), &values))
        });
        let values: TokenStream = values.collect();
        let items = body.items.iter().map(|item| self.item(item, &around));
        let items: TokenStream = items.collect();
        let names: TokenStream = body.items.iter().map(|item| self.alias(item)).collect();
        if names.is_empty() {
            quote!(#values #items)
        } else {
            quote!(const _: () = { #names #values #items };)
        }
    }

    /// The name of something that is declared in a loop, inside the loop.
    fn alias(&self, item: &Item) -> TokenStream {
        let core = self.core;
        match item {
            Item::Resource(resource) if resource.name != resource.handle => {
                self.handle(resource, &resource.name)
            }
            Item::Import(import) if import.name != import.handle => {
                self.imported(import, &import.name)
            }
            Item::Condition { name, handle } if name != handle => {
                quote!(static #name: #core::ConditionName = loop {};)
            }
            _ => TokenStream::new(),
        }
    }

    fn item(&self, item: &'w Item, around: &[Around<'w>]) -> TokenStream {
        match item {
            Item::Resource(resource) => self.function(around, &self.resource(resource)),
            Item::Import(import) => self.function(around, &self.import_call(import)),
            Item::Condition { .. } => TokenStream::new(),
            Item::Output(output) => self.function(around, &self.output(output)),
            Item::Iteration(body) => self.body(body, around),
            Item::If {
                condition,
                then,
                otherwise,
            } => {
                let condition = self.values().value(condition);
                let condition = self.function(around, &quote!(if #condition {}));
                let then = self.body(then, around);
                let otherwise = self.body(otherwise, around);
                quote!(#condition #then #otherwise)
            }
            Item::Loop(program_loop) => {
                let around = [around, &[Around::Loop(program_loop)]].concat();
                self.body(&program_loop.body, &around)
            }
        }
    }

    fn resource(&self, resource: &Resource) -> TokenStream {
        let core = self.core;
        let handle = &resource.handle;
        let value = built(self.values(), resource);
        let calls = attribute_calls(self.values(), resource);
        quote!(#core::Template::new().declare(&#handle, loop {}, #value) #calls;)
    }

    fn output(&self, output: &Output) -> TokenStream {
        let core = self.core;
        let value = self.values().value(&output.value);
        let mut calls = condition_of(&output.existence);
        if let Some(name) = &output.export {
            let name = self.values().value(name);
            calls.extend(quote!(.export(#name)));
        }
        quote!(#core::Template::new().output("", #value) #calls;)
    }

    fn import_call(&self, import: &Import) -> TokenStream {
        let type_path = self.values().resource(&import.written_type);
        let constructor = &import.constructor;
        let argument = self.values().value(&import.argument);
        quote!(#type_path::#constructor(#argument);)
    }
}

/// A resource with its properties, as the builder creates it.
pub fn built(values: Values<'_>, resource: &Resource) -> TokenStream {
    match &resource.properties {
        Properties::Block(entries) => {
            let type_name = match resource.of_type {
                Some(_) => None,
                None => Some(&resource.type_name),
            };
            let type_path = resource_path(values.core, resource);
            chained(&quote!(#type_path::new(#type_name)), &values.calls(entries))
        }
        Properties::StreamKeyOf { channel, method } => {
            let channel = match &channel.content {
                Content::Resource { name, .. } => quote!(#name),
                _ => values.value(channel),
            };
            quote!(#channel.#method())
        }
    }
}

/// The calls that set the attributes of a resource.
pub fn attribute_calls(values: Values<'_>, resource: &Resource) -> TokenStream {
    let core = values.core;
    let attributes = &resource.attributes;
    let mut calls = condition_of(&resource.existence);
    for dependency in &attributes.depends_on {
        let handle = &dependency.handle;
        calls.extend(quote!(.depends_on(&#handle)));
    }
    if let Some(policy) = &attributes.deletion_policy {
        calls.extend(quote!(.deletion_policy(#core::DeletionPolicy::#policy)));
    }
    if let Some(policy) = &attributes.update_replace_policy {
        calls.extend(quote!(.update_replace_policy(#core::UpdateReplacePolicy::#policy)));
    }
    let blocks = [
        ("creation_policy", &attributes.creation_policy),
        ("update_policy", &attributes.update_policy),
        ("metadata", &attributes.metadata),
    ];
    for (method, block) in blocks {
        if let Some(block) = block {
            let method = format_ident!("{method}");
            let block = values.value(block);
            calls.extend(quote!(.#method(#block)));
        }
    }
    calls
}

/// The call that puts something under its condition.
pub fn condition_of(existence: &Existence) -> TokenStream {
    match &existence.condition {
        Some(condition) => {
            let handle = &condition.handle;
            quote!(.condition(&#handle))
        }
        None => TokenStream::new(),
    }
}

/// The definitions of the Rust values that some code uses, and of those that they use.
///
/// An editor may have glued something to the word that is typed, so that its start alone counts: the code
/// before the word must not depend on that.
fn used_values(write: Values<'_>, values: &[RustLet], code: &TokenStream) -> TokenStream {
    let mut words = HashSet::new();
    words_in(code.clone(), &mut words);
    let mut used = Vec::new();
    for value in values.iter().rev() {
        let names = [&value.name, &value.variable].map(ToString::to_string);
        let is_used = |word: &String| names.iter().any(|name| word.starts_with(name));
        if words.iter().any(is_used) {
            words_in(write.bindings(&value.value.bindings), &mut words);
            words_in(expression(&value.value), &mut words);
            used.push(value);
        }
    }
    used.reverse();
    rust_values::evaluated(write, &used)
}

fn words_in(code: TokenStream, words: &mut HashSet<String>) {
    for token in code {
        match token {
            TokenTree::Ident(word) => {
                words.insert(word.to_string());
            }
            TokenTree::Group(group) => words_in(group.stream(), words),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The type of the value that a name stands for, and the value, if it is a literal.
fn type_and_value(known: &ValueName) -> (TokenStream, TokenStream) {
    let value = &known.value;
    let Form::Literal(literal) = &value.form else {
        return (quote!(()), quote!(()));
    };
    let of_type = match literal {
        Literal::String(_) => quote!(&'static ::core::primitive::str),
        Literal::Integer(_) => quote!(::core::primitive::i64),
        Literal::Number(_) => quote!(::core::primitive::f64),
        Literal::Boolean(_) => quote!(::core::primitive::bool),
    };
    let tokens = &value.tokens;
    (of_type, quote!(#(#tokens)*))
}
