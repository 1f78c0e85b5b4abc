//! Finds all names of a stack and what they stand for. Nothing changes them afterwards.

pub mod declarations;
mod definitions;
pub mod deploy_time;
pub mod ids;
mod loops;
pub mod mentions;
pub mod names;

use crate::ast;
use crate::diagnostics::Diagnostics;
use crate::ir::ForEditor;
use declarations::Declared;
use names::{Names, ScopeId};
use proc_macro2::Ident;
use std::collections::HashSet;
use std::rc::Rc;

/// The names of a stack, and its lines.
pub struct Scopes<'a> {
    pub names: Names,
    pub declared: Declared<'a>,
    /// All names for values.
    pub values: Vec<(ScopeId, Ident, Rc<ast::Value>)>,
    /// Names whose values were needed to find others.
    pub used: HashSet<(ScopeId, String)>,
    pub for_editor: ForEditor,
}

/// Finds all names.
pub fn scopes<'a>(
    arguments: &'a [ast::Argument],
    items: &'a [ast::Item],
    diagnostics: &mut Diagnostics,
) -> Scopes<'a> {
    let mut declaring = Declaring {
        names: Names::default(),
        used: HashSet::new(),
        values: Vec::new(),
        for_editor: ForEditor::default(),
        diagnostics,
    };
    let declared = declaring.declare(arguments, items);
    Scopes {
        names: declaring.names,
        declared,
        values: declaring.values,
        used: declaring.used,
        for_editor: declaring.for_editor,
    }
}

/// What is found so far.
struct Declaring<'d> {
    names: Names,
    used: HashSet<(ScopeId, String)>,
    values: Vec<(ScopeId, Ident, Rc<ast::Value>)>,
    for_editor: ForEditor,
    diagnostics: &'d mut Diagnostics,
}
