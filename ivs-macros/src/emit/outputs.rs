//! Writes the struct that holds the outputs of a deployed stack.

use super::conditions;
use crate::ir::{Output, Stack};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// `LiveShowOutputs`
pub fn name(stack: &Stack) -> Ident {
    format_ident!("{}Outputs", stack.name)
}

/// The struct, and how it is read. It is there whatever is wrong, so that what uses it has no errors
/// of its own.
pub fn outputs(core: &TokenStream, stack: &Stack) -> TokenStream {
    let Stack {
        visibility,
        name: stack_name,
        ..
    } = stack;
    let conditions = conditions(&stack.outer);
    let name = name(stack);
    let documentation = format!("The outputs of a deployed [`{stack_name}`].");
    let stack_name = stack_name.to_string();
    let names: Vec<&Ident> = stack.outputs().map(|output| &output.field).collect();
    let declarations = stack.outputs().map(|output| {
        let field = &output.field;
        let documentation = field_documentation(output);
        let (of_type, _) = field_type(core, output);
        quote!(#documentation #visibility #field: #of_type)
    });
    let fields = stack.outputs().map(|output| field_type(core, output).1);
    let [values, visit] =
        ["__values", "__visit"].map(|variable| Ident::new(variable, Span::mixed_site()));
    quote! {
        #(#conditions)*
        #[doc = #documentation]
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq)]
        #[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
        #visibility struct #name { #(#declarations),* }

        #(#conditions)*
        impl #core::Outputs for #name {
            const STACK: &'static str = #stack_name;
            const FIELDS: &'static [#core::__private::Field] = &[#(#fields),*];

            fn from_values(#values: &mut #core::__private::Values) -> Self {
                Self { #(#names: #values.next_value()),* }
            }

            fn each_value(&self, #visit: &mut dyn ::core::ops::FnMut(&dyn #core::__private::OutputValue)) {
                #(#visit(&self.#names);)*
            }
        }

        #(#conditions)*
        #core::__serde! { #name }
    }
}

/// The doc comment of an output, or what CloudFormation calls it.
fn field_documentation(output: &Output) -> TokenStream {
    if output.documentation.text.is_some() {
        return output.documentation.tokens.iter().cloned().collect();
    }
    let documentation = match output.id.pieces.as_slice() {
        [key] => format!("The output `{key}`."),
        pieces => format!("The outputs `{}`.", pieces.join("{}")),
    };
    quote!(#[doc = #documentation])
}

/// The type of a field, and what is known of its outputs.
fn field_type(core: &TokenStream, output: &Output) -> (TokenStream, TokenStream) {
    match output.id.pieces.as_slice() {
        [key] if !output.existence.may_be_missing => (
            quote!(::std::string::String),
            quote!(#core::__private::Field::Required(#key)),
        ),
        [key] => (
            quote!(::core::option::Option<::std::string::String>),
            quote!(#core::__private::Field::Optional(#key)),
        ),
        pieces => (
            quote!(#core::EachOutput),
            quote!(#core::__private::Field::Each(&[#(#pieces),*])),
        ),
    }
}
