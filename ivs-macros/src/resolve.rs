//! Finds what the names of a stack mean.

mod attributes;
mod blocks;
mod bodies;
mod conditions;
mod declarations;
mod definitions;
mod deployment;
pub mod functions;
mod loops;
mod mentions;
mod mistakes;
pub mod names;
mod references;
mod rust;
mod values;

use crate::ast;
use crate::diagnostics::Diagnostics;
use crate::model::{Condition, ForEditor, IncludedFile, Stack};
use definitions::Definitions;
use names::{Names, RegionId, ScopeId};
use proc_macro2::Ident;
use rust::Evaluated;
use std::collections::HashSet;
use std::rc::Rc;

/// Resolves one stack.
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
    let mut resolver = Resolver {
        names: Names::default(),
        definitions: Definitions::default(),
        regions: vec![Region::default()],
        region: 0,
        evaluated: Evaluated::InBlocks,
        used: HashSet::new(),
        values: Vec::new(),
        conditions: Vec::new(),
        program_decides: Vec::new(),
        put_in: 0,
        for_editor: ForEditor::default(),
        files: Vec::new(),
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
        files: resolver.files,
        body,
        for_editor: resolver.for_editor,
    }
}

/// A part of the running program.
#[derive(Default)]
struct Region {
    parent: Option<RegionId>,
    /// The body of a loop; else a branch of an `if`, or the whole stack.
    is_loop: bool,
}

/// What all parts of resolving share.
struct Resolver<'r> {
    names: Names,
    /// What the values of names are made of.
    definitions: Definitions,
    /// The parts of the running program; the first one is the whole stack.
    regions: Vec<Region>,
    /// The one whose lines are being read.
    region: RegionId,
    /// Where the Rust expressions are evaluated that are being read.
    evaluated: Evaluated,
    /// Names whose values were put in somewhere.
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
    /// How many times a value was put in for its name.
    put_in: usize,
    /// The files that `include_str!` names.
    files: Vec<IncludedFile>,
    for_editor: ForEditor,
    diagnostics: &'r mut Diagnostics,
}
