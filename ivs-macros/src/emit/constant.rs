//! Writes what a stack declares as constants, with places for what only the running program knows.
//!
//! A stack is one constant, unless a Rust `if` or a loop over a Rust iterator divides it: the lines before
//! it, its body and the lines after it are a constant each.

use super::value::Values;
use super::{json, rust_values};
use crate::check::Checked;
use crate::ir::{
    Body, Content, Existence, Import, Item, Loop, Output, Piece, Properties, Resource, Stack,
    Value, arn_of_import,
};
use crate::span::line_and_column;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use std::collections::HashMap;

/// The body of `build()`.
pub struct Build {
    pub code: TokenStream,
    /// Whether nothing in it depends on the running program.
    pub is_constant: bool,
}

/// Writes the body of `build()`.
pub fn build(core: &TokenStream, stack: &Checked<'_>) -> Build {
    let writer = Writer {
        core,
        stack,
        template: Ident::new("template", Span::mixed_site()),
        places: Ident::new("places", Span::mixed_site()),
        ids: ids(stack),
    };
    writer.whole()
}

/// The logical ids of what loops of the running program declare, with the places of their keys.
fn ids(stack: &Stack) -> HashMap<&str, String> {
    let resources = stack.resources().map(|resource| &resource.id);
    resources
        .filter(|id| id.pieces.len() > 1)
        .map(|id| (id.text.as_str(), with_keys(&id.pieces)))
        .collect()
}

/// A logical id with the places of its keys: `Room{0}`.
fn with_keys(pieces: &[String]) -> String {
    let mut id = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        if let Some(key) = number.checked_sub(1) {
            id.extend(["{", &key.to_string(), "}"]);
        }
        id.push_str(piece);
    }
    id
}

struct Writer<'w> {
    core: &'w TokenStream,
    stack: &'w Stack,
    /// The variable that holds the template.
    template: Ident,
    /// The variable that holds the values for the places of a constant.
    places: Ident,
    ids: HashMap<&'w str, String>,
}

/// A constant that is being written.
#[derive(Default)]
struct Part {
    /// Sections with a single value, and what is not a section.
    about: Vec<(&'static str, String)>,
    parameters: Vec<Entry>,
    mappings: Vec<Entry>,
    conditions: Vec<Entry>,
    sections: Vec<(String, String)>,
    resources: Vec<Entry>,
    outputs: Vec<Entry>,
    imports: Vec<Entry>,
    places: Places,
}

/// Something with a logical id.
struct Entry {
    id: String,
    json: String,
    /// Where it is declared, and how its author calls it.
    line: String,
}

/// The places of a constant.
#[derive(Default)]
struct Places {
    count: usize,
    /// The statements that fill them, in their order.
    code: TokenStream,
    /// The variables that hold the keys of the loops around them.
    keys: Vec<Ident>,
}

/// The statements of a scope, and the constant that the next lines go into.
#[derive(Default)]
struct Scope {
    code: TokenStream,
    part: Part,
}

impl Scope {
    /// One inside loops with these keys.
    fn new(keys: &[Ident]) -> Self {
        let mut scope = Self::default();
        scope.part.places.keys = keys.to_vec();
        scope
    }

    fn keys(&self) -> Vec<Ident> {
        self.part.places.keys.clone()
    }
}

impl Part {
    fn is_empty(&self) -> bool {
        let items = [
            &self.parameters,
            &self.mappings,
            &self.conditions,
            &self.resources,
            &self.outputs,
            &self.imports,
        ];
        items.into_iter().all(Vec::is_empty) && self.about.is_empty() && self.sections.is_empty()
    }

    /// The lines of its items, and its JSON.
    fn finish(&self) -> (String, String) {
        let mut lines = String::new();
        let mut sections: Vec<(&str, String)> = self
            .about
            .iter()
            .map(|(name, json)| (*name, json.clone()))
            .collect();
        let mut items = |name: &'static str, items: &[Entry]| {
            for item in items {
                lines.extend([&item.line, "\n"]);
            }
            let mut json = String::new();
            let entries = items.iter().map(|item| (item.id.as_str(), &item.json));
            json::object(&mut json, entries, |json, item| json.push_str(item));
            (!items.is_empty()).then_some((name, json))
        };
        sections.extend(items("Parameters", &self.parameters));
        sections.extend(items("Mappings", &self.mappings));
        sections.extend(items("Conditions", &self.conditions));
        let resources = items("Resources", &self.resources);
        let others = self
            .sections
            .iter()
            .map(|(name, json)| (name.as_str(), json.clone()));
        sections.extend(others.chain(resources));
        sections.extend(items("Outputs", &self.outputs));
        sections.extend(items("imports", &self.imports));
        let mut json = String::new();
        json::object(&mut json, sections, |json, section| json.push_str(&section));
        (lines, json)
    }
}

impl Writer<'_> {
    fn values(&self) -> Values<'_> {
        Values { core: self.core }
    }

    fn whole(&self) -> Build {
        let Self { core, template, .. } = self;
        let mut scope = Scope::default();
        let body = &self.stack.body;
        self.start(body, &mut scope);
        self.entries(&mut scope.part);
        self.items(&body.items, &mut scope);
        if scope.code.is_empty() && scope.part.places.count == 0 {
            let constant = self.constant(&scope.part);
            return Build {
                code: quote!(#constant STACK.template()),
                is_constant: true,
            };
        }
        self.flush(&mut scope);
        let code = scope.code;
        Build {
            code: quote! {
                let mut #template = #core::Template::new();
                #code
                #template
            },
            is_constant: false,
        }
    }

    /// The Rust values of a scope, and its imports by Rust values, which its lines may use.
    fn start(&self, body: &Body, scope: &mut Scope) {
        let values: Vec<_> = body.rust_values.iter().collect();
        scope
            .code
            .extend(rust_values::evaluated(self.values(), &values));
        self.imports(&body.items, scope);
    }

    fn imports(&self, items: &[Item], scope: &mut Scope) {
        for item in items {
            match item {
                Item::Import(import) => self.import(import, scope),
                Item::Iteration(body) => self.imports(&body.items, scope),
                _ => {}
            }
        }
    }

    /// An import: a part of the constant if its argument is known.
    fn import(&self, import: &Import, scope: &mut Scope) {
        let Self { core, template, .. } = self;
        let Import {
            handle,
            name,
            resource_type,
            written_type,
            constructor,
            argument,
            ..
        } = import;
        if let Node::String(text) = argument.node() {
            let mut json = String::new();
            let arn = arn_of_import(resource_type, &constructor.to_string(), &text);
            let id = (constructor == "from_id").then_some(Node::String(text));
            let entries = [
                ("Type", Some(Node::string(resource_type.cloudformation))),
                ("Arn", Some(arn)),
                ("Id", id),
            ];
            let entries = entries
                .iter()
                .filter_map(|(key, value)| Some((*key, value.as_ref()?)));
            json::object(&mut json, entries, |json, value| {
                json::known(json, value, &str::to_owned);
            });
            scope.part.imports.push(Entry {
                // Two names may import one thing.
                id: scope.part.imports.len().to_string(),
                json,
                line: line(name, &name.to_string(), &[]),
            });
            return;
        }
        let argument = self.values().value(argument);
        let type_path = self.values().resource(written_type);
        let (line, column) = line_and_column(name.span());
        let [line, column] = [line, column].map(Literal::u32_unsuffixed);
        let text = name.to_string();
        scope.code.extend(quote! {
            let #handle = #type_path::#constructor(#argument);
            #template.declare_import(#core::Declaration::new(#text, ::core::file!(), #line, #column), &#handle);
        });
        if name != handle {
            let copy = quote!(let #name = ::core::clone::Clone::clone(&#handle););
            scope.code.extend(copy);
        }
    }

    /// A scope of its own, with constants of its own.
    fn scope(&self, body: &Body, keys: &[Ident]) -> TokenStream {
        let mut scope = Scope::new(keys);
        self.start(body, &mut scope);
        self.items(&body.items, &mut scope);
        self.flush(&mut scope);
        scope.code
    }

    fn items(&self, items: &[Item], scope: &mut Scope) {
        for item in items {
            match item {
                Item::Resource(resource) => self.resource(resource, &mut scope.part),
                Item::Output(output) => self.output(output, &mut scope.part),
                Item::Import(_) | Item::Condition { .. } => {}
                Item::Iteration(body) => self.items(&body.items, scope),
                Item::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    self.flush(scope);
                    let keys = scope.keys();
                    let [then, otherwise] = [then, otherwise].map(|body| self.scope(body, &keys));
                    let condition = self.values().value(condition);
                    let otherwise = (!otherwise.is_empty()).then(|| quote!(else { #otherwise }));
                    scope
                        .code
                        .extend(quote!(if #condition { #then } #otherwise));
                }
                Item::Loop(program_loop) => {
                    self.flush(scope);
                    let code = self.program_loop(program_loop, &scope.keys());
                    scope.code.extend(code);
                }
            }
        }
    }

    /// A loop over a Rust iterator.
    fn program_loop(&self, program_loop: &Loop, keys: &[Ident]) -> TokenStream {
        let core = self.core;
        let Loop {
            key, first, body, ..
        } = program_loop;
        let keys = [keys, std::slice::from_ref(key)].concat();
        let body = self.scope(body, &keys);
        let key = quote!(let #key = #core::__private::key(#first););
        rust_values::repeated(self.values(), program_loop, &quote!(#key #body))
    }

    /// Adds the constant of the lines so far to the template.
    fn flush(&self, scope: &mut Scope) {
        let Self {
            template, places, ..
        } = self;
        let next = Scope::new(&scope.part.places.keys);
        let part = std::mem::replace(&mut scope.part, next.part);
        if part.is_empty() {
            return;
        }
        let constant = self.constant(&part);
        let filled = self.filled(&part.places);
        scope.code.extend(quote!({
            #constant
            #filled
            STACK.add_to(&mut #template, #places);
        }));
    }

    fn constant(&self, part: &Part) -> TokenStream {
        let core = self.core;
        let (lines, json) = part.finish();
        let json = json::literal(&json);
        quote! {
            static STACK: #core::__private::Declared =
                #core::__private::Declared::new(::core::file!(), #lines, #json);
        }
    }

    /// The variable with the values for the places.
    fn filled(&self, filled: &Places) -> TokenStream {
        let Self { core, places, .. } = self;
        let mutable = (filled.count > 0).then(|| quote!(mut));
        let Places { code, keys, .. } = filled;
        let names = Ident::new("keys", Span::mixed_site());
        quote! {
            let #names: &[&::core::primitive::str] = &[#(&#keys),*];
            let #mutable #places = #core::__private::Places::new(#names);
            #code
        }
    }

    /// The parameters, mappings, conditions and sections, and the settings of the stack.
    fn entries(&self, part: &mut Part) {
        let stack = self.stack;
        let places = &mut part.places;
        let text = |text: &str| {
            let mut json = String::new();
            json::string(&mut json, text);
            json
        };
        let texts = |texts: &mut dyn Iterator<Item = String>| {
            let mut json = String::new();
            json::list(&mut json, texts, |json, text| json::string(json, &text));
            json
        };
        let description = stack.documentation.text.as_ref();
        part.about
            .extend(description.map(|description| ("Description", text(description))));
        if let Some(metadata) = &stack.metadata {
            part.about.push(("Metadata", self.json(metadata, places)));
        }
        match stack.transforms.as_slice() {
            [] => {}
            [transform] => part.about.push(("Transform", text(transform))),
            all => part
                .about
                .push(("Transform", texts(&mut all.iter().cloned()))),
        }
        if let Some(tags) = &stack.tags {
            part.about.push(("tags", self.json(tags, places)));
        }
        if let Some((region, _)) = &stack.region {
            part.about.push(("region", text(region)));
        }
        if !stack.allowed.is_empty() {
            let names = &mut stack.allowed.iter().map(ToString::to_string);
            part.about.push(("allow", texts(names)));
        }
        for parameter in &stack.parameters {
            let mut json = String::new();
            let description = parameter.description.as_ref();
            let entries = parameter
                .entries
                .iter()
                .map(|entry| (entry.key.as_str(), Some(&entry.value)))
                .chain(description.map(|_| ("Description", None)));
            json::object(&mut json, entries, |json, value| match value {
                Some(value) => self.value(json, value, places),
                None => json::string(json, description.map_or("", |text| text)),
            });
            part.parameters.push(Entry {
                id: parameter.id.text.clone(),
                json,
                line: line(&parameter.name, &parameter.name.to_string(), &[]),
            });
        }
        for mapping in &stack.mappings {
            part.mappings.push(Entry {
                id: mapping.id.text.clone(),
                json: self.json(&mapping.value, places),
                line: line(&mapping.name, &mapping.name.to_string(), &[]),
            });
        }
        for condition in &stack.conditions {
            part.conditions.push(Entry {
                id: condition.id.text.clone(),
                json: self.json(&condition.value, places),
                line: line(&condition.name, &condition.shown, &[]),
            });
        }
        for (name, value) in &stack.sections {
            let json = self.json(value, places);
            part.sections.push((name.to_string(), json));
        }
    }

    fn resource(&self, resource: &Resource, part: &mut Part) {
        let attributes = &resource.attributes;
        let places = &mut part.places;
        let mut body: Vec<(&str, String)> = Vec::new();
        body.push(("Type", string(&resource.type_name)));
        body.extend(condition(&resource.existence));
        if !attributes.depends_on.is_empty() {
            let mut json = String::new();
            json::list(&mut json, &attributes.depends_on, |json, dependency| {
                json::string(json, &self.id(&dependency.id));
            });
            body.push(("DependsOn", json));
        }
        let mut properties = String::new();
        match &resource.properties {
            Properties::Block(entries) => {
                let entries = entries
                    .iter()
                    .map(|entry| (entry.key.as_str(), &entry.value));
                json::object(&mut properties, entries, |json, value| {
                    self.value(json, value, places);
                });
            }
            Properties::StreamKeyOf { channel, .. } => {
                json::object(&mut properties, [("ChannelArn", channel)], |json, value| {
                    self.value(json, value, places);
                });
            }
        }
        body.push(("Properties", properties));
        let policies = [
            ("UpdateReplacePolicy", &attributes.update_replace_policy),
            ("DeletionPolicy", &attributes.deletion_policy),
        ];
        let policies = policies
            .into_iter()
            .filter_map(|(name, policy)| Some((name, string(&policy.as_ref()?.to_string()))));
        let mut block =
            |name, value: &Option<Value>| Some((name, self.json(value.as_ref()?, places)));
        let creation = block("CreationPolicy", &attributes.creation_policy);
        let update = block("UpdatePolicy", &attributes.update_policy);
        let metadata = block("Metadata", &attributes.metadata);
        body.extend(
            creation
                .into_iter()
                .chain(update)
                .chain(policies)
                .chain(metadata),
        );
        part.resources.push(Entry {
            id: self.id(&resource.id.text),
            json: object(body),
            line: line(&resource.name, &resource.shown, &attributes.allowed),
        });
    }

    fn output(&self, output: &Output, part: &mut Part) {
        let places = &mut part.places;
        let mut body: Vec<(&str, String)> = Vec::new();
        body.extend(condition(&output.existence));
        let description = output.documentation.text.as_ref();
        body.extend(description.map(|text| ("Description", string(text))));
        body.push(("Value", self.json(&output.value, places)));
        if let Some(export) = &output.export {
            let name = self.json(export, places);
            body.push(("Export", object(vec![("Name", name)])));
        }
        part.outputs.push(Entry {
            id: with_keys(&output.id.pieces),
            json: object(body),
            line: line(&output.name, &output.shown, &output.allowed),
        });
    }

    /// A value as JSON of its own.
    fn json(&self, value: &Value, places: &mut Places) -> String {
        let mut json = String::new();
        self.value(&mut json, value, places);
        json
    }

    fn value(&self, json: &mut String, value: &Value, places: &mut Places) {
        match &value.content {
            Content::Function(callee, arguments) => {
                json::only(json, callee.cloudformation(), |json| {
                    match callee.only_argument(arguments) {
                        Some(argument) => self.value(json, argument, places),
                        None => json::list(json, arguments, |json, argument| {
                            self.value(json, argument, places);
                        }),
                    }
                });
            }
            Content::List(_, items) => json::list(json, items, |json, item| {
                self.value(json, item, places);
            }),
            Content::Block(_, entries) => {
                let entries = entries
                    .iter()
                    .map(|entry| (entry.key.as_str(), &entry.value));
                json::object(json, entries, |json, value| self.value(json, value, places));
            }
            Content::Format(pieces) => {
                let node = value.node();
                if pieces.iter().all(|piece| self.is_constant(piece)) {
                    json::known(json, &node, &|id| self.id(id));
                } else {
                    json::only(json, "Fn::Format", |json| {
                        json::list(json, pieces, |json, piece| self.piece(json, piece, places));
                    });
                }
            }
            Content::ProgramChoice {
                condition,
                then,
                otherwise,
            } => {
                let then = self.filled_value(then, &places.keys);
                let otherwise = otherwise.as_ref().map_or_else(
                    || quote!(::core::option::Option::None),
                    |otherwise| self.filled_value(otherwise, &places.keys),
                );
                let condition = self.values().value(condition);
                let choice = quote!(if #condition { #then } else { #otherwise });
                self.place(json, &choice, places);
            }
            _ => {
                let node = value.node();
                if is_known(&node) {
                    json::known(json, &node, &|id| self.id(id));
                } else {
                    self.place(json, &self.values().value(value), places);
                }
            }
        }
    }

    /// Whether a piece of a `format!` is known, and no part of a loop of the running program.
    fn is_constant(&self, piece: &Piece) -> bool {
        match piece {
            Piece::Text(_) | Piece::Rust(_, _, Some(_)) => true,
            Piece::Rust(_, _, None) => false,
            Piece::Value(_, value) => self.is_constant_value(value),
        }
    }

    fn is_constant_value(&self, value: &Value) -> bool {
        let all = |values: &[Value]| values.iter().all(|value| self.is_constant_value(value));
        match &value.content {
            Content::Function(_, values) | Content::List(_, values) => all(values),
            Content::Block(_, entries) => entries
                .iter()
                .all(|entry| self.is_constant_value(&entry.value)),
            Content::Format(pieces) => pieces.iter().all(|piece| self.is_constant(piece)),
            Content::ProgramChoice { .. } => false,
            _ => {
                let node = value.node();
                is_known(&node) && !self.is_of_loop(&node)
            }
        }
    }

    /// Whether a value refers to what a loop of the running program declares.
    fn is_of_loop(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Reference { to, .. } => self.ids.contains_key(&**to),
            Node::List(items) => items.iter().any(|item| self.is_of_loop(item)),
            Node::Object(entries) => entries.iter().any(|(_, value)| self.is_of_loop(value)),
            Node::Function(_, argument) => self.is_of_loop(argument),
            _ => false,
        }
    }

    fn piece(&self, json: &mut String, piece: &Piece, places: &mut Places) {
        match piece {
            Piece::Text(text) | Piece::Rust(_, _, Some(text)) => json::string(json, text),
            Piece::Rust(value, pattern, None) => {
                self.place(json, &self.values().formatted(value, pattern), places);
            }
            Piece::Value(name, value) => {
                json.push('[');
                json::string(json, name.as_deref().unwrap_or_default());
                json.push(',');
                self.value(json, value, places);
                json.push(']');
            }
        }
    }

    fn place(&self, json: &mut String, value: &TokenStream, places: &mut Places) {
        let number = places.count.to_string();
        json::only(json, "Fn::Place", |json| json.push_str(&number));
        let variable = &self.places;
        places.count += 1;
        places.code.extend(quote!(#variable.put(#value);));
    }

    /// The code of a value that the running program may not take.
    fn filled_value(&self, value: &Value, keys: &[Ident]) -> TokenStream {
        let Self { core, places, .. } = self;
        let mut filled = Places {
            keys: keys.to_vec(),
            ..Places::default()
        };
        let json = json::literal(&self.json(value, &mut filled));
        let filled = self.filled(&filled);
        quote!({
            static VALUE: #core::__private::DeclaredValue = #core::__private::DeclaredValue::new(#json);
            #filled
            VALUE.value(#places)
        })
    }

    /// A logical id, with places for the keys of loops.
    fn id(&self, id: &str) -> String {
        self.ids.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}

/// Whether all of a value is known.
fn is_known(node: &Node<'_>) -> bool {
    match node {
        Node::Unknown => false,
        Node::List(items) => items.iter().all(is_known),
        Node::Object(entries) => entries.iter().all(|(_, value)| is_known(value)),
        Node::Function(_, argument) => is_known(argument),
        _ => true,
    }
}

fn string(text: &str) -> String {
    let mut json = String::new();
    json::string(&mut json, text);
    json
}

fn object(entries: Vec<(&str, String)>) -> String {
    let mut json = String::new();
    json::object(&mut json, entries, |json, value| json.push_str(&value));
    json
}

fn condition(existence: &Existence) -> Option<(&'static str, String)> {
    let condition = existence.condition.as_ref()?;
    Some(("Condition", string(&condition.id)))
}

/// The line and the column of a name, the rules that are allowed there, and how messages call it.
fn line(name: &Ident, shown: &str, allowed: &[Ident]) -> String {
    let (line, column) = line_and_column(name.span());
    let rules: Vec<_> = allowed.iter().map(ToString::to_string).collect();
    let shown = shown.replace(['\n', '\r'], " ");
    format!("{line} {column} {} {shown}", rules.join(","))
}
