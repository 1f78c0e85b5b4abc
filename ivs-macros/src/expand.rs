//! Writes the code of a stack.
//!
//! The body of `template()` is written twice: for the editor, which gets it whatever is wrong and
//! always in the same shape, and for the compiler, which gets it only if nothing is wrong. Errors
//! come last.

use crate::ast::Argument;
use crate::diagnostics::Diagnostics;
use crate::model::{Body, Import, Line, Output, Properties, Resource, Stack, Value};
use crate::span::line_and_column;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// The struct of a stack and its `template()`.
pub fn stack(core: &TokenStream, stack: &Stack, found: &Diagnostics) -> TokenStream {
    let writer = Writer {
        core,
        stack,
        template: Ident::new("__template", Span::mixed_site()),
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
    let hints = quote! {
        #core::__editor! {
            const _: () = {
                #[allow(unused)]
                fn hints(#name { #(#arguments),* }: &#name) -> #core::Template { #body }
            };
        }
    };
    let documentation = &stack.documentation.tokens;
    let outer = &stack.outer;
    let conditions = conditions(outer);
    let fields = stack.arguments.iter().map(|Argument { name, of_type }| {
        let of_type = of_type.iter();
        quote!(#visibility #name: #(#of_type)*)
    });
    let (fields, pattern) = if arguments.is_empty() {
        (quote!(;), quote!(Self))
    } else {
        (quote!({ #(#fields),* }), quote!(Self { #(#arguments),* }))
    };
    let template = if found.has_errors() {
        // The errors behind keep it from running.
        quote!(::core::unreachable!())
    } else {
        let template = &writer.template;
        quote! {
            #core::__compiler! {
                #[allow(unused_variables, reason = "an argument may be used by nothing")]
                let #pattern = self;
                let #template = { #body };
                #template.validate()?;
                ::core::result::Result::Ok(#template)
            }
        }
    };
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
            #[allow(unused_parens, unused_braces, reason = "blocks and arrays of Rust stand in parentheses")]
            #visibility fn template(&self) -> ::core::result::Result<#core::Template, #core::Violations> {
                #template
            }
        }
    }
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
}

impl Writer<'_> {
    fn whole_body(&self) -> TokenStream {
        let Self {
            core,
            stack,
            template,
        } = self;
        let handles = stack.resources.iter().map(|resource| self.handle(resource));
        let imports = stack.imports.iter().map(imported);
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
        let lines = self.body(&stack.body);
        quote! {
            let mut #template = #core::Template::new();
            #(#handles)*
            #(#imports)*
            #about
            #lines
            #template
        }
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
        let id = &id.text;
        quote! {
            #[allow(unused_variables, reason = "nothing may refer to it")]
            let #handle = #core::Handle::<#type_path>::new(#id);
        }
    }

    fn body(&self, body: &Body) -> TokenStream {
        let aliases = body.aliases.iter().map(|(name, handle)| {
            quote! {
                #[allow(unused_variables, reason = "nothing may refer to it")]
                let #name = ::core::clone::Clone::clone(&#handle);
            }
        });
        let rust_values = body.rust_values.iter().map(|(name, value)| {
            quote! {
                #[allow(unused_variables, reason = "nothing may refer to it")]
                let #name = #value;
            }
        });
        let lines = body.lines.iter().map(|line| match line {
            Line::Resource(index) => self.nth(&self.stack.resources, *index, Self::resource),
            Line::Import(index) => self.nth(&self.stack.imports, *index, Self::import),
            Line::Output(index) => self.nth(&self.stack.outputs, *index, Self::output),
            Line::Body(turn) => {
                let turn = self.body(turn);
                quote!({ #turn })
            }
            Line::Raw(tokens) => {
                let core = self.core;
                quote!(#core::__editor! { #tokens })
            }
        });
        quote!(#(#aliases)* #(#rust_values)* #(#lines)*)
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
                let entries = entries.iter().map(crate::model::Entry::tokens);
                quote!(#type_path::new() #(#entries)*)
            }
            Properties::StreamKeyOf { channel, method } => {
                let channel = channel.tokens();
                quote!((#channel).#method())
            }
        };
        let mut beside = TokenStream::new();
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
        let id = &output.id.text;
        let declaration = self.declaration(&output.name, &output.shown);
        let value = output.value.tokens();
        let mut beside = TokenStream::new();
        if let Some(description) = &output.description {
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
        let core = self.core;
        let (line, column) = line_and_column(name.span());
        quote!(#core::Declaration::new(#shown, ::core::file!(), #line, #column))
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
