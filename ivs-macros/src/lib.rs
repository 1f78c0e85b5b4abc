//! The macro `ivs_stack!` of `ivs-core`, which is the crate to depend on.
//!
//! Each stage has a module and a type: `parse` makes an `ast` of the tokens, `scopes` finds the names
//! and what they stand for, `lower` makes the `ir` of both, `check` asks the rules about it, and `emit`
//! writes Rust, which no other stage does. A stage never stops at a fault: it notes it in the
//! `diagnostics` and goes on with what is right, so that all errors are reported together and editors
//! keep working.

mod ast;
mod attributes;
mod check;
mod diagnostics;
mod emit;
mod files;
mod ir;
mod limits;
mod literal_docs;
mod lower;
mod parse;
mod scopes;
mod span;
#[cfg(test)]
mod tests;

use diagnostics::Diagnostics;
use emit::Audience;
use proc_macro2::TokenStream;
use std::collections::HashSet;

/// Expands `ivs_stack!` for the compiler. The first tokens are the path of `ivs-core`, the last one is a group
/// with what the user wrote.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_stacks(Audience::Compiler, input.into()).into()
}

/// Expands `ivs_stack!` for rust-analyzer.
#[doc(hidden)]
#[proc_macro]
pub fn expand_for_editor(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_stacks(Audience::Editor, input.into()).into()
}

/// Expands `ivs_stack!` for rust-analyzer, to show what it can do without a copy of its own.
#[doc(hidden)]
#[proc_macro]
pub fn expand_without_copy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_stacks(Audience::EditorWithoutCopy, input.into()).into()
}

/// Writes out the documentation of what it stands on, for editors.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn literal_docs(
    _: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    literal_docs::literal_docs(item.into()).into()
}

fn expand_stacks(audience: Audience, input: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    diagnostics.source = input.clone();
    let parse::Invocation { core, stacks } = parse::invocation(input, &mut diagnostics);
    let mut output = TokenStream::new();
    let mut names = HashSet::new();
    for (stack, mut found) in stacks {
        let stack = lower::stack(stack, &mut found);
        let checked = check::check(&stack, &mut found);
        // Under a condition only one of them may be left.
        if emit::conditions(&stack.outer).is_empty() && !names.insert(stack.name.to_string()) {
            found
                .error(
                    stack.name.span(),
                    format!("the name `{}` is used twice", stack.name),
                )
                .help("rename one of them");
        } else {
            let code = emit::stack(&core, audience, &stack, checked.as_ref(), &found);
            output.extend(code);
        }
        diagnostics.extend(found);
    }
    output.extend(emit::messages(diagnostics));
    output
}
