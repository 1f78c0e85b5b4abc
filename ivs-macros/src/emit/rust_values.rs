//! Writes the Rust values of a stack, each evaluated once.

use super::value::{Values, expression};
use crate::ast::Pattern;
use crate::ir::{Loop, RustLet, Used};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashSet;

/// The Rust values of a body, one after the other. Afterwards each name holds a reference to its value,
/// as do the names outside that the expressions have shadowed.
pub fn evaluated(code: Values<'_>, values: &[&RustLet]) -> TokenStream {
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
            value,
        } = value;
        for used in value.uses().filter(|used| !used.is_unrolled) {
            let Used { name, variable, .. } = used;
            let text = variable.to_string();
            if !own.contains(&text) && outer.insert(text) {
                saved.extend(quote!(let #variable = #name;));
                restored.extend(quote!(let #name = #variable;));
            }
        }
        let (bindings, expression) = (code.bindings(&value.bindings), expression(value));
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

/// A loop over a Rust iterator, in which the names of its pattern hold references.
pub fn repeated(code: Values<'_>, program_loop: &Loop, body: &TokenStream) -> TokenStream {
    let Loop {
        pattern, elements, ..
    } = program_loop;
    let names = pattern.names();
    let pattern = match pattern {
        Pattern::Name(name) => quote!(#name),
        Pattern::Tuple(names) => quote!((#(#names),*)),
    };
    let used: Vec<_> = elements.uses().filter(|used| !used.is_unrolled).collect();
    let (bindings, elements) = (code.bindings(&elements.bindings), expression(elements));
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
            #body
        }
    })
}
