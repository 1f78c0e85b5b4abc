//! Turns declarations, whose names are known, into the intermediate representation.

mod attributes;
mod blocks;
mod bodies;
mod conditions;
mod deployment;
mod functions;
mod mistakes;
mod references;
mod rust;
mod values;

use crate::ast;
use crate::diagnostics::Diagnostics;
use crate::ir::{Condition, ForEditor, IncludedFile, Stack};
use crate::scopes;
use crate::scopes::names::{Names, RegionId, ScopeId};
use proc_macro2::Ident;
use rust::Evaluated;
use std::collections::HashSet;
use std::rc::Rc;

/// Lowers one stack.
pub fn stack(stack: ast::Stack, diagnostics: &mut Diagnostics) -> Stack {
    let ast::Stack {
        documentation,
        attributes,
        outer,
        visibility,
        name,
        arguments,
        items,
    } = stack;
    let scopes = scopes::scopes(&arguments, &items, diagnostics);
    let mut lowering = Lowering {
        names: &scopes.names,
        region: scopes.declared.region,
        evaluated: Evaluated::InBlocks,
        used: scopes.used,
        values: scopes.values,
        conditions: Vec::new(),
        program_decides: Vec::new(),
        inlined: 0,
        for_editor: scopes.for_editor,
        files: Vec::new(),
        contents: Vec::new(),
        stack: name.clone(),
        diagnostics,
    };
    let (found, body) = lowering.declarations(scopes.declared);
    let settings = lowering.stack_attributes(&attributes);
    Stack {
        documentation,
        outer,
        visibility,
        name,
        arguments,
        tags: settings.tags,
        metadata: settings.metadata,
        allowed: settings.allowed,
        region: settings.region,
        transforms: settings.transforms,
        sections: found.sections,
        parameters: found.parameters,
        mappings: found.mappings,
        conditions: lowering.conditions,
        files: lowering.files,
        contents: lowering.contents,
        body,
        for_editor: lowering.for_editor,
    }
}

/// What all parts of lowering share.
struct Lowering<'l> {
    names: &'l Names,
    /// The part of the running program whose lines are being read.
    region: RegionId,
    /// Where the Rust expressions are evaluated that are being read.
    evaluated: Evaluated,
    /// Names whose values were inlined somewhere.
    used: HashSet<(ScopeId, String)>,
    /// All names for values.
    values: Vec<(ScopeId, Ident, Rc<ast::Value>)>,
    /// The conditions: those with a name, then those made of their text.
    conditions: Vec<Condition>,
    /// What the running program decides by: the words of a condition, where the same words in the
    /// same scope decide alike.
    program_decides: Vec<Option<(ScopeId, String)>>,
    /// The name of the stack.
    stack: Ident,
    /// How many times a value was inlined for its name.
    inlined: usize,
    /// The files that `include_str!` names.
    files: Vec<IncludedFile>,
    /// What is in them, which no message may show.
    contents: Vec<String>,
    for_editor: ForEditor,
    diagnostics: &'l mut Diagnostics,
}
