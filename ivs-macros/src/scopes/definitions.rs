//! What named values are made of: none of itself, none nested without end, and which of them are known
//! only at deployment.

use super::Declaring;
use super::declarations::{is_condition, is_undecided};
use super::mentions::{Mention, mentions};
use super::names::{Binding, ScopeId};
use crate::ast::{Form, FormatPiece, Value};
use crate::limits::MAXIMUM_DEPTH;
use proc_macro2::Ident;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A name, and the scope that declares it.
type Name = (ScopeId, String);

/// What is known of the value of a name.
#[derive(Clone, Copy, Default)]
struct Definition {
    is_deploy_time: bool,
    /// How deep the value is nested, with the values of its names inlined.
    depth: usize,
}

/// The names that have a value, and what is known of their values.
#[derive(Default)]
pub struct Definitions {
    /// In the order of the source.
    names: Vec<(ScopeId, Ident)>,
    known: HashMap<Name, Definition>,
    /// Those that values of other names are made of.
    parts: HashSet<Name>,
}

impl Definitions {
    /// Notes a name that has a value.
    pub fn add(&mut self, scope: ScopeId, name: &Ident) {
        self.names.push((scope, name.clone()));
    }

    /// Whether the value of another name is made of this one.
    pub fn is_part(&self, scope: ScopeId, name: &Ident) -> bool {
        self.parts.contains(&(scope, name.to_string()))
    }

    /// Whether the value of a name is known only at deployment.
    pub fn is_deploy_time(&self, scope: ScopeId, name: String) -> bool {
        self.known
            .get(&(scope, name))
            .is_some_and(|definition| definition.is_deploy_time)
    }
}

/// A name whose value is being followed.
struct Frame {
    name: Name,
    value: Rc<Value>,
    /// The scope in which the value is read.
    scope: ScopeId,
    parts: Vec<Name>,
    /// How many of the parts were followed.
    followed: usize,
    /// The cycles that start here: the names after this one.
    cycles: Vec<Vec<Name>>,
}

impl Declaring<'_> {
    /// Follows the names in all values. It keeps a stack of its own, as there is no limit to how many
    /// names lead to each other.
    pub fn follow_definitions(&mut self) {
        let names = self.names.definitions.names.clone();
        let order: HashMap<Name, usize> = names
            .iter()
            .enumerate()
            .map(|(index, (scope, name))| ((*scope, name.to_string()), index))
            .collect();
        let mut is_too_deep = false;
        for (scope, name) in &names {
            let mut frames: Vec<Frame> = Vec::new();
            let mut in_progress: HashSet<Name> = HashSet::new();
            let start = (*scope, name.to_string());
            if !self.names.definitions.known.contains_key(&start)
                && let Some(frame) = self.frame(start)
            {
                in_progress.insert(frame.name.clone());
                frames.push(frame);
            }
            while let Some(frame) = frames.last_mut() {
                if frame.followed == 0 {
                    self.names
                        .definitions
                        .parts
                        .extend(frame.parts.iter().cloned());
                }
                let Some(part) = frame.parts.get(frame.followed).cloned() else {
                    if let Some(frame) = frames.pop() {
                        in_progress.remove(&frame.name);
                        self.define(frame, &order, &mut is_too_deep);
                    }
                    continue;
                };
                frame.followed += 1;
                if in_progress.contains(&part) {
                    let start = frames.iter().position(|frame| frame.name == part);
                    let inner = frames
                        .iter()
                        .skip(start.map_or(usize::MAX, |start| start + 1));
                    let cycle = inner.map(|frame| frame.name.clone()).collect();
                    if let Some(frame) = start.and_then(|start| frames.get_mut(start)) {
                        frame.cycles.push(cycle);
                    }
                } else if !self.names.definitions.known.contains_key(&part)
                    && let Some(frame) = self.frame(part)
                {
                    in_progress.insert(frame.name.clone());
                    frames.push(frame);
                }
            }
        }
    }

    fn frame(&self, name: Name) -> Option<Frame> {
        let (scope, text) = &name;
        let (value, scope) = match self.names.find(*scope, text)? {
            (Binding::Value(value, read_in), _) => (value.clone(), *read_in),
            (Binding::Rust(rust), _) => (rust.value.clone()?, *scope),
            _ => return None,
        };
        let mut names = Vec::new();
        names_in(&value, &mut names);
        let parts = names
            .into_iter()
            .filter_map(|name| {
                let (binding, found_in) = self.names.find(scope, &name)?;
                matches!(binding, Binding::Value(..) | Binding::Rust(_)).then_some((found_in, name))
            })
            .collect();
        Some(Frame {
            name,
            value,
            scope,
            parts,
            followed: 0,
            cycles: Vec::new(),
        })
    }

    /// Notes what is known of a value, now that this is known of all names in it.
    fn define(&mut self, frame: Frame, order: &HashMap<Name, usize>, is_too_deep: &mut bool) {
        let Frame {
            name,
            value,
            scope,
            cycles,
            ..
        } = frame;
        let mut is_deploy_time = self.names.is_deploy_time(scope, &value);
        for inner in cycles {
            let cycle: Vec<Name> = std::iter::once(name.clone()).chain(inner).collect();
            let leads_to_deployment = |member: &Name| {
                self.names
                    .definitions
                    .is_deploy_time(member.0, member.1.clone())
            };
            // The rules speak of conditions of the template.
            if (is_deploy_time || cycle.iter().any(leads_to_deployment))
                && cycle
                    .iter()
                    .all(|member| self.is_written_as_condition(member))
            {
                is_deploy_time = true;
                for member in cycle {
                    self.names
                        .definitions
                        .known
                        .entry(member)
                        .or_default()
                        .is_deploy_time = true;
                }
            } else {
                self.defined_by_itself(&cycle, order);
            }
        }
        // Conditions have names of their own in the template.
        let is_inlined = if is_deploy_time {
            !is_condition(&value)
        } else {
            !is_undecided(&value)
        };
        let mut depth = 0;
        if is_inlined && let Some((Binding::Value(..), _)) = self.names.find(name.0, &name.1) {
            depth = self.depth(scope, &value);
            if depth > MAXIMUM_DEPTH {
                let ident = order
                    .get(&name)
                    .and_then(|index| self.names.definitions.names.get(*index));
                if let Some((_, ident)) = ident
                    && !std::mem::replace(is_too_deep, true)
                {
                    self.diagnostics
                        .error(
                            ident.span(),
                            format!(
                                "`{ident}` is nested more than {MAXIMUM_DEPTH} levels deep, with the values of its names"
                            ),
                        )
                        .help("use fewer names inside the values of other names");
                }
                self.names.replace(name.0, &name.1, Binding::Broken);
                depth = 0;
            }
        }
        let definition = Definition {
            is_deploy_time,
            depth,
        };
        self.names.definitions.known.insert(name, definition);
    }

    fn is_written_as_condition(&self, (scope, name): &Name) -> bool {
        match self.names.find(*scope, name) {
            Some((Binding::Value(value, _), _)) => is_condition(value),
            _ => false,
        }
    }

    /// Says that a value is defined in terms of itself, and forgets all that take part in it.
    fn defined_by_itself(&mut self, cycle: &[Name], order: &HashMap<Name, usize>) {
        let is_reported = cycle.iter().any(|(scope, name)| {
            matches!(self.names.find(*scope, name), Some((Binding::Broken, _)))
        });
        if is_reported {
            return;
        }
        let position = |name: &Name| order.get(name).copied().unwrap_or(usize::MAX);
        let first = (0..cycle.len()).min_by_key(|index| cycle.get(*index).map(position));
        let mut cycle = cycle.to_vec();
        cycle.rotate_left(first.unwrap_or(0));
        let Some((_, ident)) = cycle
            .first()
            .and_then(|name| self.names.definitions.names.get(position(name)))
        else {
            return;
        };
        let help = match cycle.as_slice() {
            [_] => format!("write a value that does not use `{ident}`"),
            [_, (_, second)] => format!(
                "`{ident}` uses `{second}`, and `{second}` uses `{ident}`; write one of them without the other"
            ),
            [_, (_, second), .., (_, last)] => format!(
                "`{ident}` uses `{second}`, which leads to `{last}`, and `{last}` uses `{ident}`; write one of them without the next"
            ),
            [] => return,
        };
        self.diagnostics
            .error(
                ident.span(),
                format!("`{ident}` is defined in terms of itself"),
            )
            .help(help);
        for (scope, name) in &cycle {
            self.names.replace(*scope, name, Binding::Broken);
        }
    }

    /// How deep a value is nested, with the values of its names inlined.
    fn depth(&self, scope: ScopeId, value: &Value) -> usize {
        if let Form::Name(name) = &value.form {
            return 1 + self.depth_of_name(scope, name.to_string());
        }
        let mut depth = 0;
        if let Form::Chain(chain) = &value.form {
            depth = self.depth_of_name(scope, chain.base.to_string());
        }
        if let Form::Format(format) = &value.form {
            for piece in &format.pieces {
                if let FormatPiece::Argument { name, .. } = piece {
                    depth = depth.max(self.depth_of_name(scope, name.clone()));
                }
            }
        }
        for part in value.parts() {
            depth = depth.max(self.depth(scope, part));
        }
        1 + depth
    }

    fn depth_of_name(&self, scope: ScopeId, name: String) -> usize {
        let Some((_, found_in)) = self.names.find(scope, &name) else {
            return 0;
        };
        self.names
            .definitions
            .known
            .get(&(found_in, name))
            .map_or(0, |definition| definition.depth)
    }
}

/// All names in a value that may be those of other values.
fn names_in(value: &Value, found: &mut Vec<String>) {
    match &value.form {
        Form::Name(name) => found.push(name.to_string()),
        Form::Chain(_) | Form::Rust => {
            let mut mentioned = Vec::new();
            mentions(&value.tokens, &mut mentioned);
            let names = mentioned.into_iter().filter(|mention| !mention.is_path);
            found.extend(names.map(|Mention { name, .. }| name.to_string()));
        }
        Form::Format(format) => {
            for piece in &format.pieces {
                if let FormatPiece::Argument { name, .. } = piece {
                    found.push(name.clone());
                }
            }
        }
        _ => {}
    }
    for part in value.parts() {
        names_in(part, found);
    }
}
