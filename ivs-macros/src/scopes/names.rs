//! Which names there are, and what each stands for.

use super::definitions::Definitions;
use crate::ast::Value;
use crate::ir::ConditionName;
use ivs_schema::metadata::ResourceType;
use proc_macro2::Ident;
use std::collections::HashMap;
use std::rc::Rc;

/// The names of a stack, in nested scopes: one for the stack, one for each turn of a loop.
#[derive(Default)]
pub struct Names {
    scopes: Vec<Scope>,
    /// What the values of names are made of.
    pub(super) definitions: Definitions,
    /// The parts of the running program; the first one is the whole stack.
    regions: Vec<Region>,
}

/// A part of the running program.
pub struct Region {
    pub parent: Option<RegionId>,
    /// The body of a loop; else a branch of an `if`, or the whole stack.
    pub is_loop: bool,
}

/// Which scope something stands in.
pub type ScopeId = usize;

#[derive(Default)]
struct Scope {
    parent: Option<ScopeId>,
    names: HashMap<String, Binding>,
    /// The turns of loops: for each name declared in them, the keys and scopes in their order.
    turns: HashMap<String, Vec<(String, ScopeId)>>,
}

/// What a name stands for.
#[derive(Clone)]
pub enum Binding {
    /// A declared resource.
    Resource(ResourceName),
    /// An imported resource.
    Import(ImportName),
    /// A value, which is put in wherever the name stands. It is read in the scope given.
    Value(Rc<Value>, ScopeId),
    /// The value of a Rust expression, evaluated once.
    Rust(RustName),
    /// An argument of the stack.
    Argument(Ident),
    /// A parameter of the stack.
    Parameter(EntryName),
    /// A mapping of the stack.
    Mapping(MappingName),
    /// A condition of the stack.
    Condition(ConditionName),
    /// Something that an error was reported for: nothing is said about its uses.
    Broken,
}

/// A Rust value that has a name: a `let`, or what a loop in the program binds.
#[derive(Clone)]
pub struct RustName {
    /// The name, where it is declared.
    pub name: Ident,
    /// A variable that holds a reference to the value and that nothing shadows.
    pub variable: Ident,
    /// The expression of a `let`.
    pub value: Option<Rc<Value>>,
    /// It is declared in an unrolled loop, outside of which its value is evaluated.
    pub is_unrolled: bool,
    /// The part of the program that evaluates it.
    pub region: RegionId,
}

/// A part of the running program: the whole stack, the body of a loop, a branch of an `if`.
pub type RegionId = usize;

/// A parameter.
#[derive(Clone)]
pub struct EntryName {
    pub id: String,
}

/// A mapping.
#[derive(Clone)]
pub struct MappingName {
    pub id: String,
    /// The keys of its first value.
    pub example: Option<[String; 2]>,
}

/// What is known of a resource before its properties are read.
#[derive(Clone)]
pub struct ResourceName {
    /// The variable that holds the handle, in every scope.
    pub handle: Ident,
    pub id: String,
    pub type_name: String,
    /// Its type, if it is one of the table.
    pub resource_type: Option<&'static ResourceType>,
}

/// What is known of an import before its argument is read.
#[derive(Clone)]
pub struct ImportName {
    /// The variable that holds it, in every scope.
    pub handle: Ident,
    pub resource_type: &'static ResourceType,
    /// `from_arn` or `from_id`.
    pub constructor: String,
    /// The ARN or the id.
    pub argument: Rc<Value>,
}

impl Names {
    /// Whether a logical id is that of a parameter.
    pub fn has_parameter(&self, id: &str) -> bool {
        self.scopes.iter().any(|scope| {
            scope.names.values().any(
                |binding| matches!(binding, Binding::Parameter(parameter) if parameter.id == id),
            )
        })
    }

    /// Whether the value of another name is made of this one.
    pub fn is_part(&self, scope: ScopeId, name: &Ident) -> bool {
        self.definitions.is_part(scope, name)
    }

    /// Adds a part of the running program.
    pub fn add_region(&mut self, parent: Option<RegionId>, is_loop: bool) -> RegionId {
        self.regions.push(Region { parent, is_loop });
        self.regions.len() - 1
    }

    pub fn region(&self, id: RegionId) -> Option<&Region> {
        self.regions.get(id)
    }

    pub fn add_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        self.scopes.push(Scope {
            parent,
            ..Scope::default()
        });
        self.scopes.len() - 1
    }

    /// Adds a name; false if it can be used in the scope already.
    pub fn add(&mut self, scope: ScopeId, name: &str, binding: Binding) -> bool {
        if self.find(scope, name).is_some() {
            return false;
        }
        if let Some(scope) = self.scopes.get_mut(scope) {
            scope.names.insert(name.to_owned(), binding);
        }
        true
    }

    /// What a name of this very scope stands for.
    pub fn get_mut(&mut self, scope: ScopeId, name: &str) -> Option<&mut Binding> {
        self.scopes.get_mut(scope)?.names.get_mut(name)
    }

    /// Says anew what a name of this very scope stands for.
    pub fn replace(&mut self, scope: ScopeId, name: &str, binding: Binding) {
        if let Some(scope) = self.scopes.get_mut(scope) {
            scope.names.insert(name.to_owned(), binding);
        }
    }

    /// Notes that a name is declared in a turn of a loop that stands in `scope`.
    pub fn add_turn(&mut self, scope: ScopeId, name: &str, key: &str, turn: ScopeId) {
        if let Some(scope) = self.scopes.get_mut(scope) {
            let turns = scope.turns.entry(name.to_owned()).or_default();
            turns.push((key.to_owned(), turn));
        }
    }

    /// What a name stands for, looked up from a scope outwards; and the scope that has it.
    pub fn find(&self, scope: ScopeId, name: &str) -> Option<(&Binding, ScopeId)> {
        self.outwards(scope, |scope| scope.names.get(name))
    }

    /// Whether a name stands for something anywhere, be it where others can't see it.
    pub fn is_somewhere(&self, name: &str) -> bool {
        self.scopes
            .iter()
            .any(|scope| scope.names.contains_key(name))
    }

    /// The turns in which a name is declared, looked up from a scope outwards.
    pub fn turns(&self, scope: ScopeId, name: &str) -> Option<&[(String, ScopeId)]> {
        let (turns, _) = self.outwards(scope, |scope| scope.turns.get(name))?;
        Some(turns)
    }

    /// The turns in which a name is declared, of the loops that stand in this very scope.
    pub fn turns_in(&self, scope: ScopeId, name: &str) -> Option<&[(String, ScopeId)]> {
        let turns = self.scopes.get(scope)?.turns.get(name)?;
        Some(turns)
    }

    fn outwards<T>(
        &self,
        from: ScopeId,
        mut find: impl FnMut(&Scope) -> Option<&T>,
    ) -> Option<(&T, ScopeId)> {
        let mut current = Some(from);
        while let Some(id) = current {
            let scope = self.scopes.get(id)?;
            if let Some(found) = find(scope) {
                return Some((found, id));
            }
            current = scope.parent;
        }
        None
    }

    /// All names that can be used in a scope, in alphabetical order.
    pub fn all(&self, scope: ScopeId) -> Vec<&str> {
        let mut names = Vec::new();
        let mut current = Some(scope);
        while let Some(scope) = current.and_then(|id| self.scopes.get(id)) {
            names.extend(scope.names.keys().map(String::as_str));
            current = scope.parent;
        }
        names.sort_unstable();
        names
    }
}
