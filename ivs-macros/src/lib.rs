//! The macro `ivs_stack!` of `ivs-core`, which is the crate to depend on.
//!
//! Each stage has a module and a type: tokens become an `ast`, `resolve` finds what its names
//! mean and gives a `model`, `check` asks the rules about it, `expand` writes the code. A stage
//! never stops at a fault: it notes it in the `diagnostics` and goes on with what is right, so
//! that all errors are reported together and editors keep working.

mod ast;
mod attributes;
mod check;
mod diagnostics;
mod expand;
mod files;
mod model;
mod parse;
mod resolve;
mod span;

use diagnostics::Diagnostics;
use proc_macro2::TokenStream;

/// Expands `ivs_stack!`. The first token is the path of `ivs-core`, the second one a group with what
/// the user wrote.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_stacks(input.into()).into()
}

fn expand_stacks(input: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let (core, stacks) = parse::invocation(input, &mut diagnostics);
    let mut output = TokenStream::new();
    for stack in stacks {
        let mut found = Diagnostics::default();
        let model = resolve::stack(&core, stack, &mut found);
        check::check(&model, &mut found);
        output.extend(expand::stack(&core, &model, &found));
        diagnostics.extend(found);
    }
    output.extend(diagnostics.into_tokens());
    output
}
