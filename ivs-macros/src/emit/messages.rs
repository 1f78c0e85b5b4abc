//! Writes errors and warnings.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::span::{SpanRange, respanned};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

/// What makes the compiler show them.
pub fn messages(diagnostics: Diagnostics) -> TokenStream {
    diagnostics.into_messages().iter().map(message).collect()
}

fn message(message: &Diagnostic) -> TokenStream {
    let text = Literal::string(&message.text());
    let SpanRange { start, end } = message.span;
    match message.severity {
        Severity::Error => {
            // rustc shows an error from its first token to its last.
            let mut argument = Group::new(Delimiter::Brace, TokenTree::Literal(text).into());
            argument.set_span(end);
            let path = respanned(quote!(::core::compile_error!), start);
            quote!(#path #argument)
        }
        Severity::Warning(rule) => {
            // Stable Rust has no other way to warn than the use of something deprecated.
            let name = Ident::new(rule, Span::mixed_site());
            let blamed = Ident::new(rule, name.span().located_at(start));
            quote! {
                const _: () = {
                    #[deprecated(note = #text)]
                    #[allow(non_upper_case_globals)]
                    const #name: () = ();
                    #blamed
                };
            }
        }
    }
}
