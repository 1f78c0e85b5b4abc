//! What each declaration is, once all names are known.

use super::Lowering;
use super::rust::{Evaluated, sort_by_use};
use crate::ast::{For, Form, IfStatement, Let, Literal, Section, Value};
use crate::ir::{
    Body, Existence, Id, Import, Item, Loop, Mapping, Output, Parameter, Properties, Resource,
    RustLet, Slot, Unused,
};
use crate::scopes::declarations::{Declared, DeclaredLine};
use crate::scopes::ids::{Key, field, id, shown};
use crate::scopes::names::{Binding, ImportName, ResourceName, ScopeId};
use crate::span::{SpanRange, line_and_column};
use ivs_schema::presence::Presence;
use ivs_schema::{suggest, table};
use proc_macro2::Ident;
use std::collections::HashSet;
use std::rc::Rc;
use syn::ext::IdentExt;

/// Everything that a stack declares.
#[derive(Default)]
pub struct Found {
    pub parameters: Vec<Parameter>,
    pub mappings: Vec<Mapping>,
    pub sections: Vec<(Ident, crate::ir::Value)>,
    /// What the outputs are called in the deployed stack, and in messages.
    outputs: Vec<(Ident, String)>,
}

impl Lowering<'_> {
    /// Reads everything that was declared.
    pub fn declarations(&mut self, declared: Declared<'_>) -> (Found, Body) {
        // A condition without a name may be the same as one with a name.
        self.named_conditions(&declared);
        let mut found = Found::default();
        let mut body = Body::default();
        self.body(declared, &Existence::default(), &mut found, &mut body);
        body.rust_values = sort_by_use(body.rust_values);
        self.unused_values();
        (found, body)
    }

    fn named_conditions(&mut self, declared: &Declared<'_>) {
        let Declared {
            scope, keys, lines, ..
        } = declared;
        for line in lines {
            match line {
                DeclaredLine::Condition {
                    declaration,
                    name,
                    id_span,
                } => {
                    let is_in_program = keys.iter().any(|key| matches!(key, Key::Program(..)));
                    if is_in_program {
                        self.diagnostics
                            .error(
                                declaration.name.span(),
                                "a condition can't be declared in a loop that runs in the program",
                            )
                            .help("declare it before the `for`, or go over a list written here");
                    }
                    let id = Id::fixed(name.id.clone(), *id_span);
                    let shown = shown(&declaration.name, keys);
                    let declared = (&declaration.name, id, shown);
                    if is_in_program {
                        self.broken_condition(name, declared);
                        continue;
                    }
                    self.declared_condition(*scope, name, declared, &declaration.value);
                }
                DeclaredLine::If {
                    then, otherwise, ..
                } => {
                    self.named_conditions(then);
                    self.named_conditions(otherwise);
                }
                DeclaredLine::Turn(turn) | DeclaredLine::Loop { turn, .. } => {
                    self.named_conditions(turn);
                }
                _ => {}
            }
        }
    }

    /// An unused value is read for its errors, and reported unless its name begins with `_`.
    fn unused_values(&mut self) {
        let values = std::mem::take(&mut self.values);
        let key = |(scope, name, _): &(ScopeId, Ident, Rc<Value>)| (*scope, name.to_string());
        // Others are read with those that are made of them.
        let (inner, outer): (Vec<_>, Vec<_>) = values
            .into_iter()
            .partition(|(scope, name, _)| self.names.is_part(*scope, name));
        let values: Vec<_> = outer
            .into_iter()
            .chain(inner)
            .filter(|(scope, name, _)| {
                let found = self.names.find(*scope, &name.to_string());
                !matches!(found, Some((Binding::Broken, _)))
            })
            .collect();
        for entry in &values {
            let (scope, name, value) = entry;
            let key = key(entry);
            if !self.used.contains(&key) {
                let value = self.named_value(name, value, *scope, value.span, Slot::Json);
                self.for_editor.unused.push(Unused::Value(value));
                self.used.remove(&key);
            }
        }
        // Each turn of a loop has a value of its own.
        let (used, unused): (Vec<_>, Vec<_>) = values
            .iter()
            .partition(|entry| self.used.contains(&key(entry)));
        let place = |(_, name, _): &(ScopeId, Ident, Rc<Value>)| line_and_column(name.span());
        let used: HashSet<_> = used.into_iter().map(place).collect();
        for entry in unused {
            let (_, name, _) = entry;
            if !name.to_string().starts_with('_') && !used.contains(&place(entry)) {
                self.diagnostics
                    .warning(
                        "unused_value",
                        name.span(),
                        format!("the value `{name}` is never used"),
                    )
                    .help(format!("use it, remove it, or call it `_{}`", name.unraw()));
            }
        }
    }

    /// Reads the lines of a scope, which exist where `existence` holds.
    pub fn body(
        &mut self,
        declared: Declared<'_>,
        existence: &Existence,
        found: &mut Found,
        body: &mut Body,
    ) {
        let Declared {
            scope,
            keys,
            region,
            lines,
        } = declared;
        let outer_region = std::mem::replace(&mut self.region, region);
        for line in lines {
            match line {
                DeclaredLine::Resource {
                    declaration,
                    name,
                    id,
                } => {
                    let resource = self.resource((scope, &keys), declaration, name, id, existence);
                    body.items.push(Item::Resource(Box::new(resource)));
                }
                DeclaredLine::Import { declaration, name } => {
                    let import = self.import(scope, declaration, name);
                    body.items.push(Item::Import(Box::new(import)));
                }
                DeclaredLine::Parameter { declaration, id } => {
                    let parameter = self.parameter(scope, declaration, id);
                    found.parameters.extend(parameter);
                }
                DeclaredLine::Mapping { declaration, id } => {
                    let mapping = self.mapping(scope, declaration, id);
                    found.mappings.extend(mapping);
                }
                DeclaredLine::Section(section) => {
                    if found.sections.iter().any(|(name, _)| *name == section.name) {
                        self.diagnostics
                            .error(
                                section.name.span(),
                                format!("the section `{}` stands twice", section.name),
                            )
                            .help("put all into one");
                    }
                    let section = self.evaluated(Evaluated::Before("sections"), |lowering| {
                        lowering.section(scope, section)
                    });
                    found.sections.extend(section);
                }
                DeclaredLine::Rust(declaration) => {
                    body.rust_values.extend(self.rust_let(scope, declaration));
                }
                DeclaredLine::Condition {
                    declaration, name, ..
                } => {
                    body.items.push(Item::Condition {
                        name: declaration.name.clone(),
                        handle: name.handle,
                    });
                }
                DeclaredLine::Undecided(_) => {}
                DeclaredLine::Output(output) => {
                    let output = self.output(scope, &keys, output, existence);
                    if !self.is_duplicate_output(&output, &found.outputs) {
                        let names = (output.field.clone(), output.shown.clone());
                        found.outputs.push(names);
                        body.items.push(Item::Output(Box::new(output)));
                    }
                }
                DeclaredLine::If {
                    statement,
                    then,
                    otherwise,
                } => self.if_statement(statement, [then, otherwise], existence, found, body),
                DeclaredLine::Loop { for_loop, turn } => {
                    let item = self.program_loop(scope, for_loop, turn, existence, found);
                    body.items.extend(item);
                }
                DeclaredLine::Turn(turn) => {
                    let mut inner = Body::default();
                    self.body(turn, existence, found, &mut inner);
                    // Imports and conditions, which are made before the lines, may need them.
                    body.rust_values.append(&mut inner.rust_values);
                    body.items.push(Item::Iteration(inner));
                }
            }
        }
        self.region = outer_region;
    }

    /// `let name = expression;`
    fn rust_let(&mut self, scope: ScopeId, declaration: &Let) -> Option<RustLet> {
        let Let { name, value, .. } = declaration;
        let Some((Binding::Rust(rust), _)) = self.names.find(scope, &name.to_string()) else {
            return None;
        };
        let (variable, is_unrolled) = (rust.variable.clone(), rust.is_unrolled);
        self.names_nothing(scope, value);
        let value = self.evaluated(Evaluated::InLet, |lowering| lowering.rust(scope, value));
        Some(RustLet {
            name: name.clone(),
            variable,
            is_unrolled,
            value,
        })
    }

    fn if_statement(
        &mut self,
        statement: &IfStatement,
        [then, otherwise]: [Declared<'_>; 2],
        existence: &Existence,
        found: &mut Found,
        body: &mut Body,
    ) {
        let scope = then.scope;
        let span = statement.condition.span;
        let existence = &Existence {
            may_be_missing: true,
            ..existence.clone()
        };
        if self.names.is_deploy_time(scope, &statement.condition) {
            let Some(condition) = self.used_condition(scope, &statement.condition) else {
                self.body(then, existence, found, body);
                self.body(otherwise, existence, found, body);
                return;
            };
            let mut inside =
                |lowering: &mut Self, lines: Declared<'_>, condition, body: &mut Body| {
                    let condition = lowering.both(existence.condition.as_ref(), condition, span);
                    let existence = Existence {
                        condition: Some(condition),
                        ..existence.clone()
                    };
                    lowering.body(lines, &existence, found, body);
                };
            inside(self, then, condition.clone(), body);
            if !otherwise.lines.is_empty() {
                let negated = self.negated(&condition, span);
                inside(self, otherwise, negated, body);
            }
            return;
        }
        let condition = self.rust_condition(scope, &statement.condition);
        let holds = self.decided_by_program(scope, &statement.condition);
        let mut inside = |lowering: &mut Self, lines: Declared<'_>, holds: Presence| {
            let existence = Existence {
                declared: Presence::and([existence.declared.clone(), holds]),
                ..existence.clone()
            };
            let mut body = Body::default();
            lowering.body(lines, &existence, found, &mut body);
            body.rust_values = sort_by_use(body.rust_values);
            body
        };
        let then = inside(self, then, holds.clone());
        let otherwise = inside(self, otherwise, !holds);
        body.items.push(Item::If {
            condition,
            then,
            otherwise,
        });
    }

    /// A loop over a Rust iterator.
    pub fn program_loop(
        &mut self,
        scope: ScopeId,
        for_loop: &For,
        turn: Declared<'_>,
        existence: &Existence,
        found: &mut Found,
    ) -> Option<Item> {
        let Some(Key::Program(key, first)) = turn.keys.last().cloned() else {
            return None;
        };
        if self.names_nothing(scope, &for_loop.elements) {
            return None;
        }
        let elements = self.rust(scope, &for_loop.elements);
        let some_turn = Presence::Unknown(self.program_decides.len());
        self.program_decides.push(None);
        let existence = Existence {
            declared: Presence::and([existence.declared.clone(), some_turn]),
            may_be_missing: true,
            ..existence.clone()
        };
        let mut body = Body::default();
        self.body(turn, &existence, found, &mut body);
        body.rust_values = sort_by_use(body.rust_values);
        Some(Item::Loop(Box::new(Loop {
            pattern: for_loop.pattern.clone(),
            elements,
            key,
            first,
            body,
        })))
    }

    fn parameter(&mut self, scope: ScopeId, declaration: &Let, id: Id) -> Option<Parameter> {
        let Form::Resource(path, block) = &declaration.value.form else {
            return None;
        };
        let rows = table::parameter::Parameter.properties;
        let mut block = block.clone();
        for entry in &mut block.entries {
            if entry.key.text == "type" {
                entry.value = parameter_type(&entry.value);
            }
        }
        let type_span = path
            .segments
            .first()
            .map_or(declaration.name.span(), Ident::span);
        if let Some(entry) = block
            .entries
            .iter()
            .find(|entry| entry.key.text == "description")
            && declaration.documentation.text.is_some()
        {
            self.diagnostics
                .error(
                    entry.key.token.span(),
                    "the doc comment is the `description` already",
                )
                .help("remove one of them");
        }
        Some(Parameter {
            name: declaration.name.clone(),
            id,
            description: declaration.documentation.text.clone(),
            type_span: type_span.into(),
            entries: self.properties(scope, rows, "Parameter", &block),
        })
    }

    fn mapping(&mut self, scope: ScopeId, declaration: &Let, id: Id) -> Option<Mapping> {
        let Form::Resource(_, block) = &declaration.value.form else {
            return None;
        };
        let value = Value {
            form: Form::Block(block.clone()),
            tokens: declaration.value.tokens.clone(),
            span: declaration.value.span,
        };
        Some(Mapping {
            name: declaration.name.clone(),
            id,
            value: self.value(scope, &value, Slot::Json),
        })
    }

    fn section(&mut self, scope: ScopeId, section: &Section) -> Option<(Ident, crate::ir::Value)> {
        /// The sections that are written in another way.
        const OTHERS: [(&str, &str); 9] = [
            ("AWSTemplateFormatVersion", "nothing, it is implied"),
            ("Conditions", "`let is_prod = stage == \"prod\";`"),
            ("Description", "a doc comment on the stack"),
            ("Mappings", "`let sizes = Mapping { .. };`"),
            ("Metadata", "`#[metadata({ .. })]` on the stack"),
            ("Outputs", "`output name = ..;`"),
            ("Parameters", "`let stage = Parameter { .. };`"),
            ("Resources", "`let name = Channel { .. };`"),
            ("Transform", "`#[transform(\"..\")]` on the stack"),
        ];
        let name = section.name.to_string();
        let meant = suggest::closest(&name, OTHERS.map(|(known, _)| known));
        if let Some((known, other)) = OTHERS.iter().find(|(known, _)| Some(*known) == meant) {
            self.diagnostics
                .error(
                    section.name.span(),
                    format!("the section `{known}` has a form of its own"),
                )
                .help(format!("write {other}"));
            return None;
        }
        let value = self.value(scope, &section.value, Slot::Json);
        Some((section.name.clone(), value))
    }

    fn resource(
        &mut self,
        (scope, keys): (ScopeId, &[Key]),
        declaration: &Let,
        name: ResourceName,
        id: Id,
        existence: &Existence,
    ) -> Resource {
        let ResourceName {
            handle,
            type_name,
            resource_type,
            ..
        } = name;
        let attributes = self.resource_attributes(scope, &declaration.attributes);
        let mut written_type = &declaration.name;
        let (type_span, properties) = match &declaration.value.form {
            Form::Resource(path, block) => {
                let last = path.segments.last();
                let span = SpanRange {
                    start: path
                        .segments
                        .first()
                        .map_or(declaration.name.span(), Ident::span),
                    end: last.map_or(declaration.name.span(), Ident::span),
                };
                written_type = last.unwrap_or(written_type);
                let entries = match resource_type {
                    Some(known) => self.properties(scope, known.properties, known.name, block),
                    None => self.any_properties(scope, block),
                };
                (span, Properties::Block(entries))
            }
            Form::Chain(chain) => {
                let (channel, method) = self.stream_key_of(scope, chain, declaration.value.span);
                let properties = Properties::StreamKeyOf { channel, method };
                (declaration.value.span, properties)
            }
            _ => (declaration.value.span, Properties::Block(Vec::new())),
        };
        Resource {
            handle,
            name: declaration.name.clone(),
            shown: shown(&declaration.name, keys),
            id,
            type_name,
            of_type: resource_type,
            existence: existence.clone(),
            type_span,
            written_type: written_type.clone(),
            properties,
            attributes,
        }
    }

    fn import(&mut self, scope: ScopeId, declaration: &Let, name: ImportName) -> Import {
        let ImportName {
            handle,
            resource_type,
            constructor: constructor_name,
            argument,
        } = name;
        let argument = self.evaluated(Evaluated::Before("imports"), |lowering| {
            lowering.value(scope, &argument, Slot::Bare)
        });
        self.is_rust_text(&constructor_name, &argument);
        let name = &declaration.name;
        let (written_type, constructor) = match &declaration.value.form {
            Form::Import {
                resource,
                constructor,
                ..
            } => (resource, constructor),
            _ => (name, name),
        };
        Import {
            handle,
            name: name.clone(),
            resource_type,
            written_type: written_type.clone(),
            constructor: constructor.clone(),
            argument,
        }
    }

    fn output(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        output: &crate::ast::Output,
        existence: &Existence,
    ) -> Output {
        let value = self.value(scope, &output.value, Slot::Json);
        let (export, allowed) = self.output_attributes(scope, &output.attributes);
        Output {
            name: output.name.clone(),
            documentation: output.documentation.clone(),
            field: field(&output.name, keys),
            shown: shown(&output.name, keys),
            id: id(&output.name, &output.attributes, keys, self.diagnostics),
            existence: existence.clone(),
            value,
            export,
            allowed,
        }
    }

    /// Outputs have a namespace of their own.
    fn is_duplicate_output(&mut self, output: &Output, others: &[(Ident, String)]) -> bool {
        let field = &output.field;
        let Some((_, other)) = others.iter().find(|(other, _)| other == field) else {
            return false;
        };
        let message = if *other == output.shown {
            format!("the name `{}` is used twice", output.name)
        } else {
            format!(
                "`{other}` and `{}` are both `{field}` among the outputs of the deployed stack",
                output.shown
            )
        };
        self.diagnostics
            .error(output.name.span(), message)
            .help("rename one of them");
        true
    }
}

/// The type of a parameter, as text: it looks like a type of Rust.
fn parameter_type(value: &Value) -> Value {
    if matches!(value.form, Form::Literal(_) | Form::Invalid) {
        return value.clone();
    }
    let text: String = value.tokens.iter().map(ToString::to_string).collect();
    let text = text.replace(' ', "");
    let mut literal = proc_macro2::Literal::string(&text);
    literal.set_span(value.span.start);
    Value {
        form: Form::Literal(Literal::String(text)),
        tokens: vec![literal.into()],
        span: value.span,
    }
}
