//! The code that declares a stack with the builder, also one that breaks rules.

use crate::emit::editor::{self, condition_of};
use crate::emit::value::Values;
use crate::emit::{resource_path, rust_values};
use crate::ir::{Body, Import, Item, Output, Resource, Stack};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// Statements that end with the template.
pub fn code(core: &TokenStream, stack: &Stack) -> TokenStream {
    let writer = Writer {
        core,
        stack,
        template: Ident::new("template", Span::mixed_site()),
        at: Ident::new("at", Span::mixed_site()),
    };
    let body = writer.whole_body();
    let template = &writer.template;
    quote!(#body #template)
}

struct Writer<'w> {
    core: &'w TokenStream,
    stack: &'w Stack,
    /// The variable that holds the template.
    template: Ident,
    /// The closure that says where something is declared.
    at: Ident,
}

impl Writer<'_> {
    fn values(&self) -> Values<'_> {
        Values { core: self.core }
    }

    fn imported(&self, import: &Import) -> TokenStream {
        let type_path = self.values().resource(&import.written_type);
        let Import {
            handle,
            constructor,
            argument,
            ..
        } = import;
        let argument = self.values().value(argument);
        quote!(let #handle = #type_path::#constructor(#argument);)
    }

    fn whole_body(&self) -> TokenStream {
        let Self {
            core,
            stack,
            template,
            at,
        } = self;
        let names = self.entry_names();
        let handles = stack.resources().map(|resource| self.handle(resource));
        let imports = stack.imports().map(|import| self.imported(import));
        let mut about = TokenStream::new();
        if let Some(description) = &stack.documentation.text {
            about.extend(quote!(#template.description(#core::__private::text(#description));));
        }
        if let Some(metadata) = &stack.metadata {
            let metadata = self.values().value(metadata);
            about.extend(quote!(#template.metadata(#metadata);));
        }
        if let Some(tags) = &stack.tags {
            let tags = self.values().value(tags);
            about.extend(quote!(#template.tags(#tags);));
        }
        for rule in &stack.allowed {
            let rule = rule.to_string();
            about.extend(quote!(#template.allow(#rule);));
        }
        if let Some((region, _)) = &stack.region {
            about.extend(quote!(#template.region(#region);));
        }
        for transform in &stack.transforms {
            about.extend(quote!(#template.transform(#transform);));
        }
        let lines = self.body(&stack.body, &self.entries());
        quote! {
            let #at = |name: &'static ::core::primitive::str, line, column| {
                #core::Declaration::new(name, ::core::file!(), line, column)
            };
            let mut #template = #core::Template::new();
            #names
            #(#handles)*
            #(#imports)*
            #about
            #lines
        }
    }

    /// The names of parameters, mappings and conditions.
    fn entry_names(&self) -> TokenStream {
        let Self { core, stack, .. } = self;
        let parameters = stack
            .parameters
            .iter()
            .map(|parameter| (&parameter.name, &parameter.id.text, "ParameterName"));
        let mappings = stack
            .mappings
            .iter()
            .map(|mapping| (&mapping.name, &mapping.id.text, "MappingName"));
        let conditions = stack
            .conditions
            .iter()
            .map(|condition| (&condition.handle, &condition.id.text, "ConditionName"));
        parameters
            .chain(mappings)
            .chain(conditions)
            .map(|(name, id, kind)| {
                let kind = format_ident!("{kind}");
                quote! {
                    let #name = #core::#kind::new(#id);
                }
            })
            .collect()
    }

    /// The parameters, mappings, conditions and sections themselves.
    fn entries(&self) -> TokenStream {
        let Self {
            core,
            stack,
            template,
            ..
        } = self;
        let mut entries = TokenStream::new();
        for parameter in &stack.parameters {
            let id = &parameter.id.text;
            let declaration = self.declaration(&parameter.name, &parameter.name.to_string());
            let rows = self.values().calls(&parameter.entries);
            let description = parameter
                .description
                .as_ref()
                .map(|text| quote!(.description(#core::__private::text(#text))));
            entries.extend(quote! {
                #template.declare_parameter(#id, #declaration, #core::Parameter::new() #(#rows)* #description);
            });
        }
        for mapping in &stack.mappings {
            let id = &mapping.id.text;
            let declaration = self.declaration(&mapping.name, &mapping.name.to_string());
            let value = self.values().value(&mapping.value);
            entries.extend(quote!(#template.declare_mapping(#id, #declaration, #value);));
        }
        for condition in &stack.conditions {
            let id = &condition.id.text;
            let declaration = self.declaration(&condition.name, &condition.shown);
            let value = self.values().value(&condition.value);
            entries.extend(quote!(#template.declare_condition(#id, #declaration, #value);));
        }
        for (name, value) in &stack.sections {
            let name = name.to_string();
            let value = self.values().value(value);
            entries.extend(quote!(#template.section(#name, #value);));
        }
        entries
    }

    /// Every handle is there before any resource, so that references may look forward.
    fn handle(&self, resource: &Resource) -> TokenStream {
        let core = self.core;
        let Resource { handle, id, .. } = resource;
        let type_path = resource_path(core, resource);
        let id = &id.text;
        quote! {
            let #handle = #core::Handle::<#type_path>::new(#id);
        }
    }

    /// The lines of a body; `entries` stand behind its Rust values, which they may use.
    fn body(&self, body: &Body, entries: &TokenStream) -> TokenStream {
        let aliases = body.items.iter().filter_map(|item| {
            let (name, handle) = match item {
                Item::Resource(resource) => (&resource.name, &resource.handle),
                Item::Import(import) => (&import.name, &import.handle),
                Item::Condition { name, handle } => (name, handle),
                _ => return None,
            };
            (name != handle).then(|| {
                quote! {
                    let #name = ::core::clone::Clone::clone(&#handle);
                }
            })
        });
        let rust_values =
            rust_values::evaluated(self.values(), &body.rust_values.iter().collect::<Vec<_>>());
        let items = body.items.iter().map(|item| match item {
            Item::Resource(resource) => self.resource(resource),
            Item::Import(import) => self.import(import),
            Item::Condition { .. } => TokenStream::new(),
            Item::Output(output) => self.output(output),
            Item::Iteration(turn) => {
                let turn = self.body(turn, &TokenStream::new());
                quote!({ #turn })
            }
            Item::If {
                condition,
                then,
                otherwise,
            } => {
                let then = self.body(then, &TokenStream::new());
                let otherwise = self.body(otherwise, &TokenStream::new());
                let condition = self.values().value(condition);
                let otherwise = (!otherwise.is_empty()).then(|| quote!(else { #otherwise }));
                quote!(if #condition { #then } #otherwise)
            }
            Item::Loop(_) => panic!("no example has a loop over a Rust iterator"),
        });
        quote!(#(#aliases)* #rust_values #entries #(#items)*)
    }

    fn resource(&self, resource: &Resource) -> TokenStream {
        let template = &self.template;
        let handle = &resource.handle;
        let declaration = self.declaration(&resource.name, &resource.shown);
        let value = editor::built(self.values(), resource);
        let mut calls = editor::attribute_calls(self.values(), resource);
        for rule in &resource.attributes.allowed {
            let rule = rule.to_string();
            calls.extend(quote!(.allow(#rule)));
        }
        quote!(#template.declare(&#handle, #declaration, #value) #calls;)
    }

    fn import(&self, import: &Import) -> TokenStream {
        let template = &self.template;
        let Import { handle, name, .. } = import;
        let declaration = self.declaration(name, &name.to_string());
        quote!(#template.declare_import(#declaration, &#handle);)
    }

    fn output(&self, output: &Output) -> TokenStream {
        let Self { core, template, .. } = self;
        let id = &output.id.text;
        let declaration = self.declaration(&output.name, &output.shown);
        let value = self.values().value(&output.value);
        let mut beside = condition_of(&output.existence);
        if let Some(description) = &output.documentation.text {
            beside.extend(quote!(.description(#core::__private::text(#description))));
        }
        if let Some(name) = &output.export {
            let name = self.values().value(name);
            beside.extend(quote!(.export(#name)));
        }
        for rule in &output.allowed {
            let rule = rule.to_string();
            beside.extend(quote!(.allow(#rule)));
        }
        quote!(#template.declare_output(#id, #declaration, #value) #beside;)
    }

    fn declaration(&self, _: &Ident, shown: &str) -> TokenStream {
        let at = &self.at;
        quote!(#at(#shown, 0, 0))
    }
}
