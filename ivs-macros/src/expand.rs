//! Writes the code of a stack.
//!
//! The body of `template()` is written twice: for the editor, which gets it whatever is wrong and
//! always in the same shape, and for the compiler, which gets it only if nothing is wrong. Errors
//! come last.

mod outputs;

use crate::ast::Argument;
use crate::diagnostics::Diagnostics;
use crate::limits::chained;
use crate::model::{
    Body, Entry, Existence, ForEditor, Import, Line, Loop, Output, Properties, Resource, RustLet,
    Stack, Used, Value,
};
use crate::span::line_and_column;
use ivs_schema::metadata::Reference;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::collections::HashSet;

/// The struct of a stack and its `template()`.
pub fn stack(core: &TokenStream, stack: &Stack, found: &Diagnostics) -> TokenStream {
    let writer = Writer {
        core,
        stack,
        template: Ident::new("template", Span::mixed_site()),
        at: Ident::new("at", Span::mixed_site()),
    };
    let Stack {
        visibility, name, ..
    } = stack;
    let arguments: Vec<&Ident> = stack
        .arguments
        .iter()
        .map(|argument| &argument.name)
        .collect();
    let body = writer.whole_body();
    let words = found.words(core);
    let ForEditor { names, uses } = &stack.for_editor;
    let template = &writer.template;
    let hints = quote! {
        #core::__editor! {
            const _: () = {
                fn words() { #words }
                #[allow(unused)]
                fn hints(#name { #(#arguments),* }: &#name) { #names #body #uses }
            };
        }
    };
    let documentation = &stack.documentation.tokens;
    let outer = &stack.outer;
    let conditions = conditions(outer);
    let fields = stack.arguments.iter().map(|argument| {
        let Argument {
            documentation,
            name,
            of_type,
        } = argument;
        let documentation = if documentation.tokens.is_empty() {
            let text = format!(" The argument `{name}`.");
            quote!(#[doc = #text])
        } else {
            documentation.tokens.iter().cloned().collect()
        };
        quote!(#documentation #visibility #name: #(#of_type)*)
    });
    let (fields, pattern) = if arguments.is_empty() {
        (quote!(;), quote!(Self))
    } else {
        (quote!({ #(#fields),* }), quote!(Self { #(#arguments),* }))
    };
    let build = if found.has_errors() {
        // The errors behind keep it from running.
        quote!(::core::unreachable!())
    } else {
        quote! {
            #core::__compiler! {
                let #pattern = self;
                #body
                #template
            }
        }
    };
    let implementation = implementation(core, stack, &build);
    let outputs = outputs::outputs(core, stack);
    quote! {
        #hints

        #(#documentation)*
        #(#outer)*
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #visibility struct #name #fields

        #(#conditions)*
        impl #name {
            /// The template of the stack, checked as a whole.
            ///
            /// # Errors
            ///
            /// All rules that the stack breaks for these arguments.
            #visibility fn template(&self) -> ::core::result::Result<#core::Template, #core::Violations> {
                <Self as #core::Stack>::template(self)
            }
        }

        #implementation

        #outputs
    }
}

/// What every stack has: its template, and how other stacks import its outputs: a field for each, so
/// that rustc says what is misspelt.
fn implementation(core: &TokenStream, stack: &Stack, build: &TokenStream) -> TokenStream {
    let Stack {
        visibility,
        name,
        outputs,
        ..
    } = stack;
    let conditions = conditions(&stack.outer);
    let struct_name = format_ident!("{name}Exports", span = Span::mixed_site());
    let outputs_name = outputs::name(stack);
    let files = &stack.files;
    // An output of a loop has no name outside.
    let outputs = outputs.iter().filter(|output| !output.shown.contains('['));
    let (fields, values): (Vec<_>, Vec<_>) = outputs
        .map(|output| {
            let name = &output.name;
            let Some(Node::String(literal)) = output.export.as_ref().map(Value::node) else {
                return (
                    quote!(pub #name: #core::__private::NotExported),
                    quote!(#name: #core::__private::NotExported),
                );
            };
            let slot = exported_slot(core, stack, &output.value);
            (
                quote!(pub #name: #core::__private::Exported<#slot>),
                quote!(#name: #core::__private::Exported::new(#literal)),
            )
        })
        .unzip();
    let text = name.to_string();
    quote! {
        #(#conditions)*
        #[doc(hidden)]
        #[allow(dead_code, missing_docs, missing_debug_implementations, reason = "other stacks may use it")]
        #visibility struct #struct_name { #(#fields),* }

        #(#conditions)*
        impl #core::Stack for #name {
            type Exports = #struct_name;
            const EXPORTS: #struct_name = #struct_name { #(#values),* };
            const FILES: &'static [&'static str] = &[::core::file!() #(, #files)*];
            type Outputs = #outputs_name;
            const NAME: &'static str = #text;

            #[allow(unused_variables, unused_parens, unused_braces, reason = "a name may be used by nothing, a block of Rust stands in parentheses")]
            #[allow(clippy::shadow_reuse, clippy::shadow_same, clippy::shadow_unrelated, reason = "an expression uses copies of values under their names")]
            fn build(&self) -> #core::Template {
                #build
            }
        }
    }
}

/// What an exported value can be put into: the ARN of a resource, or text.
fn exported_slot(core: &TokenStream, stack: &Stack, value: &Value) -> TokenStream {
    if let Node::Reference { to, attribute } = value.node()
        && let Some(resource) = stack
            .resources
            .iter()
            .find(|resource| resource.id.text == to)
        && let Some(known) = resource.of_type
    {
        let path = &resource.type_path;
        let is_ref = attribute.is_none();
        if attribute.as_deref() == Some("Arn") || is_ref && known.reference == Reference::Arn {
            return quote!(#core::property::Arn<#path>);
        }
        if is_ref && known.reference == Reference::Name {
            return quote!(#core::property::Name<#path>);
        }
    }
    quote!(#core::property::Text)
}

/// The `#[cfg(..)]` among attributes: what holds for the struct holds for its methods.
pub fn conditions(outer: &[TokenTree]) -> Vec<&TokenTree> {
    outer
        .chunks(2)
        .filter(|attribute| {
            matches!(attribute, [_, TokenTree::Group(group)]
                if group.stream().into_iter().next().is_some_and(|word| word.to_string() == "cfg"))
        })
        .flatten()
        .collect()
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
    fn whole_body(&self) -> TokenStream {
        let Self {
            core,
            stack,
            template,
            at,
        } = self;
        let names = self.entry_names();
        let handles = stack
            .resources
            .iter()
            .filter(|resource| !resource.is_in_loop)
            .map(|resource| self.handle(resource));
        let imports = stack
            .imports
            .iter()
            .filter(|import| !import.is_in_loop)
            .map(imported);
        let mut about = TokenStream::new();
        if let Some(description) = &stack.documentation.text {
            about.extend(quote!(#template.description(#core::__private::text(#description));));
        }
        if let Some(metadata) = &stack.metadata {
            let metadata = metadata.tokens();
            about.extend(quote!(#template.metadata(#metadata);));
        }
        if let Some(tags) = &stack.tags {
            let tags = tags.tokens();
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
        let rust_values = rust_values(&stack.body);
        let entries = self.entries();
        let lines = self.lines(&stack.body);
        quote! {
            let #at = |name: &'static ::core::primitive::str, line, column| {
                #core::Declaration::new(name, ::core::file!(), line, column)
            };
            let mut #template = #core::Template::new();
            #rust_values
            #names
            #(#handles)*
            #(#imports)*
            #about
            #entries
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
            let rows = parameter.entries.iter().map(Entry::tokens);
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
            let value = mapping.value.tokens();
            entries.extend(quote!(#template.declare_mapping(#id, #declaration, #value);));
        }
        for condition in &stack.conditions {
            let id = &condition.id.text;
            let declaration = self.declaration(&condition.name, &condition.shown);
            let value = &condition.tokens;
            entries.extend(quote!(#template.declare_condition(#id, #declaration, #value);));
        }
        for (name, value) in &stack.sections {
            let name = name.to_string();
            let value = value.tokens();
            entries.extend(quote!(#template.section(#name, #value);));
        }
        entries
    }

    /// Every handle is there before any resource, so that references may look forward.
    fn handle(&self, resource: &Resource) -> TokenStream {
        let core = self.core;
        let Resource {
            handle,
            id,
            type_path,
            ..
        } = resource;
        let id = &id.tokens;
        quote! {
            let #handle = #core::Handle::<#type_path>::new(#id);
        }
    }

    /// A body that evaluates its Rust values.
    fn body(&self, body: &Body) -> TokenStream {
        let rust_values = rust_values(body);
        let lines = self.lines(body);
        quote!(#rust_values #lines)
    }

    /// The lines of a body.
    fn lines(&self, body: &Body) -> TokenStream {
        let aliases = body.aliases.iter().map(|(name, handle)| {
            quote! {
                let #name = ::core::clone::Clone::clone(&#handle);
            }
        });
        let lines = body.lines.iter().map(|line| match line {
            Line::Resource(index) => self.nth(&self.stack.resources, *index, Self::resource),
            Line::Import(index) => self.nth(&self.stack.imports, *index, Self::import),
            Line::Output(index) => self.nth(&self.stack.outputs, *index, Self::output),
            Line::Body(turn) => {
                let turn = self.lines(turn);
                quote!({ #turn })
            }
            Line::If {
                condition,
                then,
                otherwise,
            } => {
                let then = self.body(then);
                let otherwise = self.body(otherwise);
                let otherwise = (!otherwise.is_empty()).then(|| quote!(else { #otherwise }));
                quote!(if #condition { #then } #otherwise)
            }
            Line::Loop(program_loop) => self.program_loop(program_loop),
        });
        quote!(#(#aliases)* #(#lines)*)
    }

    /// A loop over a Rust iterator; its handles are made in it.
    fn program_loop(&self, program_loop: &Loop) -> TokenStream {
        let core = self.core;
        let Loop {
            bindings,
            uses,
            pattern,
            names,
            elements,
            key,
            first,
            resources,
            imports,
            body,
        } = program_loop;
        let resources = resources
            .iter()
            .filter_map(|index| self.stack.resources.get(*index))
            .map(|resource| self.handle(resource));
        let imports = imports
            .iter()
            .filter_map(|index| self.stack.imports.get(*index))
            .map(imported);
        let rust_values = rust_values(body);
        let body = self.lines(body);
        let used: Vec<_> = uses.iter().filter(|used| !used.is_unrolled).collect();
        let saved = used
            .iter()
            .map(|Used { name, variable, .. }| quote!(let #variable = #name;));
        let restored = used
            .iter()
            .map(|Used { name, variable, .. }| quote!(let #name = #variable;));
        quote!({
            #(#saved)*
            #bindings
            for #pattern in #elements {
                #(#restored)*
                #(let #names = &#names;)*
                let #key = #core::__private::key(#first);
                #rust_values
                #(#resources)*
                #(#imports)*
                #body
            }
        })
    }

    fn nth<T>(&self, list: &[T], index: usize, write: fn(&Self, &T) -> TokenStream) -> TokenStream {
        list.get(index)
            .map(|item| write(self, item))
            .unwrap_or_default()
    }

    fn resource(&self, resource: &Resource) -> TokenStream {
        let Self { core, template, .. } = self;
        let Resource {
            handle,
            type_path,
            attributes,
            ..
        } = resource;
        let declaration = self.declaration(&resource.name, &resource.shown);
        let value = match &resource.properties {
            Properties::Block(entries) => {
                let type_name = match resource.of_type {
                    Some(_) => None,
                    None => Some(&resource.type_name),
                };
                chained(&quote!(#type_path::new(#type_name)), &Entry::calls(entries))
            }
            Properties::StreamKeyOf { channel, method } => {
                let channel = channel.tokens();
                quote!(#channel.#method())
            }
        };
        let mut beside = condition_of(&resource.existence);
        for dependency in &attributes.depends_on {
            let handle = &dependency.handle;
            beside.extend(quote!(.depends_on(&#handle)));
        }
        if let Some(policy) = &attributes.deletion_policy {
            beside.extend(quote!(.deletion_policy(#core::DeletionPolicy::#policy)));
        }
        if let Some(policy) = &attributes.update_replace_policy {
            beside.extend(quote!(.update_replace_policy(#core::UpdateReplacePolicy::#policy)));
        }
        let blocks = [
            ("creation_policy", &attributes.creation_policy),
            ("update_policy", &attributes.update_policy),
            ("metadata", &attributes.metadata),
        ];
        for (method, block) in blocks {
            if let Some(block) = block {
                let method = format_ident!("{method}");
                let block = block.tokens();
                beside.extend(quote!(.#method(#block)));
            }
        }
        for rule in &attributes.allowed {
            let rule = rule.to_string();
            beside.extend(quote!(.allow(#rule)));
        }
        quote!(#template.declare(&#handle, #declaration, #value) #beside;)
    }

    fn import(&self, import: &Import) -> TokenStream {
        let template = &self.template;
        let Import { handle, name, .. } = import;
        let declaration = self.declaration(name, &name.to_string());
        quote!(#template.declare_import(#declaration, &#handle);)
    }

    fn output(&self, output: &Output) -> TokenStream {
        let Self { core, template, .. } = self;
        let id = &output.id.tokens;
        let declaration = self.declaration(&output.name, &output.shown);
        let value = output.value.tokens();
        let mut beside = condition_of(&output.existence);
        if let Some(description) = &output.documentation.text {
            beside.extend(quote!(.description(#core::__private::text(#description))));
        }
        if let Some(name) = output.export.as_ref().map(Value::tokens) {
            beside.extend(quote!(.export(#name)));
        }
        for rule in &output.allowed {
            let rule = rule.to_string();
            beside.extend(quote!(.allow(#rule)));
        }
        quote!(#template.declare_output(#id, #declaration, #value) #beside;)
    }

    fn declaration(&self, name: &Ident, shown: &str) -> TokenStream {
        let at = &self.at;
        let (line, column) = line_and_column(name.span());
        let [line, column] = [line, column].map(Literal::u32_unsuffixed);
        quote!(#at(#shown, #line, #column))
    }
}

/// The Rust values of a body, one after the other. Afterwards each name holds a reference to its value,
/// as the arguments of the stack do from the start.
///
/// What an expression uses is bound beside it rather than in a block around it, so that its value may
/// borrow from that. These bindings shadow names, whose values variables of ours hold meanwhile.
fn rust_values(body: &Body) -> TokenStream {
    let values = &body.rust_values;
    let own: HashSet<String> = values
        .iter()
        .map(|value| value.variable.to_string())
        .collect();
    let mut outer = HashSet::new();
    let (mut saved, mut evaluated, mut restored) =
        (TokenStream::new(), TokenStream::new(), TokenStream::new());
    for value in values {
        let RustLet {
            name,
            variable,
            is_unrolled,
            bindings,
            expression,
            uses,
        } = value;
        for used in uses.iter().filter(|used| !used.is_unrolled) {
            let Used { name, variable, .. } = used;
            let text = variable.to_string();
            if !own.contains(&text) && outer.insert(text) {
                saved.extend(quote!(let #variable = #name;));
                restored.extend(quote!(let #name = #variable;));
            }
        }
        evaluated.extend(quote! {
            #bindings
            let #name = #expression;
            let #variable = &#name;
        });
        if !is_unrolled {
            restored.extend(quote!(let #name = #variable;));
        }
    }
    quote!(#saved #evaluated #restored)
}

/// The call that puts something under its condition.
fn condition_of(existence: &Existence) -> TokenStream {
    match &existence.condition {
        Some(condition) => {
            let handle = &condition.handle;
            quote!(.condition(&#handle))
        }
        None => TokenStream::new(),
    }
}

fn imported(import: &Import) -> TokenStream {
    let Import {
        handle,
        type_path,
        constructor,
        argument,
        ..
    } = import;
    let argument = argument.tokens();
    quote!(let #handle = #type_path::#constructor(#argument);)
}
