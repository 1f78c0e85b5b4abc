//! Finds what the names of a stack mean.

mod attributes;
mod blocks;
mod bodies;
mod conditions;
mod declarations;
mod deployment;
mod functions;
mod loops;
mod mistakes;
mod names;
mod references;
mod rust;
mod values;

use crate::ast;
use crate::diagnostics::Diagnostics;
use crate::model::{Condition, ForEditor, IncludedFile, Stack};
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
        conditions: Vec::new(),
        program_decides: Vec::new(),
        put_in: 0,
        for_editor: ForEditor::default(),
        files: Vec::new(),
        contents: Vec::new(),
        stack: name.clone(),
        diagnostics,
    };
    let declared = resolver.declare(&arguments, &items);
    let (found, body) = resolver.declarations(declared);
    let beside = resolver.stack_attributes(&attributes);
    Stack {
        documentation,
        outer,
        visibility,
        name,
        arguments,
        tags: beside.tags,
        metadata: beside.metadata,
        allowed: beside.allowed,
        region: beside.region,
        transforms: beside.transforms,
        sections: found.sections,
        parameters: found.parameters,
        mappings: found.mappings,
        conditions: resolver.conditions,
        resources: found.resources,
        imports: found.imports,
        outputs: found.outputs,
        files: resolver.files,
        contents: resolver.contents,
        body,
        for_editor: resolver.for_editor,
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
    /// The conditions: those with a name, then those made of their text.
    conditions: Vec<Condition>,
    /// What the running program decides by: the words of a condition, where the same words in the
    /// same scope decide alike.
    program_decides: Vec<Option<(ScopeId, String)>>,
    /// The name of the stack.
    stack: Ident,
    /// How many times a value was put in for its name.
    put_in: usize,
    /// The files that `include_str!` names.
    files: Vec<IncludedFile>,
    /// What is in them, which no message may show.
    contents: Vec<String>,
    for_editor: ForEditor,
    diagnostics: &'r mut Diagnostics,
}
