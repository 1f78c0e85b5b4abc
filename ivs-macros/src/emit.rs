//! Writes the code of a stack.
//!
//! The compiler gets constants, if nothing is wrong; an editor gets a copy in typed code, whatever is wrong
//! and always in the same shape. Errors come last.

mod constant;
pub mod editor;
mod json;
mod messages;
mod outputs;
pub mod rust_values;
pub mod value;

pub use messages::messages;

use crate::ast::Argument;
use crate::check::Checked;
use crate::diagnostics::Diagnostics;
use crate::ir::{IncludedFile, Properties, Resource, Stack, Value};
use ivs_schema::metadata::Reference;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// Who reads the expansion.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Compiler,
    /// rust-analyzer, which looks for the words of the user in typed code.
    Editor,
    /// rust-analyzer, without that code.
    EditorWithoutCopy,
}

/// The struct of a stack and its `template()`.
pub fn stack(
    core: &TokenStream,
    audience: Audience,
    stack: &Stack,
    checked: Option<&Checked<'_>>,
    found: &Diagnostics,
) -> TokenStream {
    let Stack {
        visibility, name, ..
    } = stack;
    let arguments: Vec<&Ident> = stack
        .arguments
        .iter()
        .map(|argument| &argument.name)
        .collect();
    let hints = (audience == Audience::Editor).then(|| editor::copy(core, stack, found));
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
    let build = match (audience, checked) {
        (Audience::Compiler, Some(stack)) => {
            let build = constant::build(core, stack);
            let arguments = (!build.is_constant).then(|| quote!(let #pattern = self;));
            let template = build.code;
            // The compiler builds the stack again when one of its files changes.
            let files = stack.files.iter().map(|IncludedFile { literal, .. }| {
                quote!(
                    const _: &::core::primitive::str = ::core::include_str!(#literal);
                )
            });
            let files: TokenStream = files.collect();
            constant::Build {
                code: quote!(#files #arguments #template),
                ..build
            }
        }
        // The errors keep it from running.
        _ => constant::Build {
            code: quote!(::core::unreachable!()),
            is_constant: false,
        },
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
fn implementation(core: &TokenStream, stack: &Stack, build: &constant::Build) -> TokenStream {
    let Stack {
        visibility, name, ..
    } = stack;
    let conditions = conditions(&stack.outer);
    let struct_name = format_ident!("{name}Exports", span = Span::mixed_site());
    let outputs_name = outputs::name(stack);
    let files = stack.files.iter().map(|file| &file.path);
    // An output of a loop has no name outside.
    let outputs = stack.outputs().filter(|output| !output.shown.contains('['));
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
    let constant::Build { code, is_constant } = build;
    // All of it was checked while it compiled.
    let checked = is_constant.then(|| {
        quote! {
            fn template(&self) -> ::core::result::Result<#core::Template, #core::Violations> {
                ::core::result::Result::Ok(#core::Stack::build(self))
            }
        }
    });
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
                #code
            }

            #checked
        }
    }
}

/// What an exported value can be put into: the ARN of a resource, or text.
fn exported_slot(core: &TokenStream, stack: &Stack, value: &Value) -> TokenStream {
    if let Node::Reference { to, attribute, .. } = value.node()
        && let Some(resource) = stack.resources().find(|resource| resource.id.text == to)
        && let Some(known) = resource.of_type
    {
        let path = resource_path(core, resource);
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

/// The path of the type of a resource in the core.
pub fn resource_path(core: &TokenStream, resource: &Resource) -> TokenStream {
    match (&resource.properties, resource.of_type) {
        (Properties::StreamKeyOf { .. }, _) => quote!(#core::ivs::StreamKey),
        (Properties::Block(_), Some(_)) => value::Values { core }.resource(&resource.written_type),
        (Properties::Block(_), None) => quote!(#core::AnyResource),
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
