//! Finds what the names of a stack mean.

mod attributes;
mod declarations;
mod names;
mod rust;
mod values;

use crate::ast;
use crate::diagnostics::Diagnostics;
use crate::model::Stack;
use names::{Names, ScopeId};
use proc_macro2::{Ident, TokenStream};
use std::collections::HashSet;

/// Resolves one stack.
pub fn stack(core: &TokenStream, stack: ast::Stack, diagnostics: &mut Diagnostics) -> Stack {
    let ast::Stack {
        documentation,
        attributes,
        outer,
        visibility,
        name,
        arguments,
        items,
    } = stack;
    let mut resolver = Resolver {
        core,
        names: Names::default(),
        open: Vec::new(),
        used: HashSet::new(),
        values: Vec::new(),
        diagnostics,
    };
    let declared = resolver.declare(&arguments, &items);
    let (resources, imports, outputs, body) = resolver.declarations(declared);
    let (tags, metadata, allowed) = resolver.stack_attributes(&attributes);
    Stack {
        documentation,
        outer,
        visibility,
        name,
        arguments,
        tags,
        metadata,
        allowed,
        resources,
        imports,
        outputs,
        body,
    }
}

/// What all parts of resolving share.
struct Resolver<'r> {
    /// The path of `ivs-core`.
    core: &'r TokenStream,
    names: Names,
    /// Names whose values are being put in, so that none is put into itself.
    open: Vec<(ScopeId, String)>,
    /// Names whose values were put in somewhere.
    used: HashSet<(ScopeId, String)>,
    /// All names for values.
    values: Vec<(ScopeId, Ident, Box<ast::Value>)>,
    diagnostics: &'r mut Diagnostics,
}
