//! What the macro writes, to be read: `IVS_EXPANSIONS=overwrite cargo test -p ivs-macros` refreshes
//! the files in `expansions/`.

use super::invocation;
use crate::emit::Audience;
use crate::expand_stacks;
use proc_macro2::{Group, TokenStream, TokenTree};
use std::error::Error;
use std::path::Path;

/// Compares the expansion of `expansions/<name>.stack`, as one audience reads it, with
/// `expansions/<name>.rs`.
fn compare(name: &str, audience: Audience) -> Result<(), Box<dyn Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/tests/expansions")
        .join(name);
    let written = std::fs::read_to_string(file.with_extension("stack"))?;
    let code = without_serde(expand_stacks(audience, invocation(written.parse()?)));
    let code = match syn::parse2(code.clone()) {
        Ok(code) => prettyplease::unparse(&code),
        // What is half typed makes no Rust.
        Err(_) => code.to_string().replace(" ; ", " ;\n"),
    };
    let file = file.with_extension("rs");
    if std::env::var_os("IVS_EXPANSIONS").is_some_and(|value| value == "overwrite") {
        std::fs::write(&file, &code)?;
    }
    let expected = std::fs::read_to_string(&file)?;
    assert!(
        code == expected,
        "the expansion of `{name}` is another; read the difference after \
         `IVS_EXPANSIONS=overwrite cargo test -p ivs-macros`\n{code}"
    );
    Ok(())
}

/// The code without the calls of `__serde!`, which do nothing without the feature.
fn without_serde(code: TokenStream) -> TokenStream {
    let mut read: Vec<TokenTree> = Vec::new();
    let mut tokens = code.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "__serde" => {
                // The path before it, the `!` and the argument after it.
                read.truncate(read.len().saturating_sub(3));
                tokens.nth(1);
            }
            TokenTree::Group(group) => {
                let inside = without_serde(group.stream());
                read.push(Group::new(group.delimiter(), inside).into());
            }
            token => read.push(token),
        }
    }
    read.into_iter().collect()
}

macro_rules! expansions {
    ($($name:ident $audience:ident;)*) => {
        $(
            #[test]
            fn $name() -> Result<(), Box<dyn Error>> {
                compare(stringify!($name), Audience::$audience)
            }
        )*
    };
}

expansions! {
    one_room Compiler;
    private_channel Compiler;
    cameras Compiler;
    streamers Compiler;
    staged Compiler;
    half_typed Editor;
}
