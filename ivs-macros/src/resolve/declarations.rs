//! What is declared: first the names of everything, so that their order is free, then what each is.

use super::Resolver;
use super::names::{Binding, EntryName, ImportName, MappingName, ResourceName, ScopeId};
use super::rust::sort_by_use;
use super::values::Slot;
use crate::ast::{
    Argument, ChainStep, Documentation, For, Form, IfStatement, Item, Let, Literal, Pattern,
    Section, Value,
};
use crate::attributes::Attribute;
use crate::model::{
    Body, ConditionName, Existence, Id, Import, Line, Loop, Mapping, Output, Parameter, Properties,
    Resource,
};
use crate::parse::check_attributes;
use crate::span::SpanRange;
use ivs_schema::metadata::ResourceType;
use ivs_schema::names::to_pascal_case;
use ivs_schema::presence::Presence;
use ivs_schema::{suggest, table};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

/// What a turn of a loop adds to the ids of what is declared in it.
#[derive(Clone)]
enum Key {
    /// A text that stands in the list.
    Literal(String),
    /// A text that only the running program knows: the variable that holds it, and the name that it
    /// is taken from.
    Program(Ident, Ident),
}

/// The lines of a scope, their names known.
pub struct Declared<'a> {
    scope: ScopeId,
    /// The keys of the turns that lead here.
    keys: Vec<Key>,
    lines: Vec<DeclaredLine<'a>>,
}

enum DeclaredLine<'a> {
    Resource {
        declaration: &'a Let,
        name: ResourceName,
        id: Id,
    },
    Import {
        declaration: &'a Let,
        name: ImportName,
    },
    Parameter {
        declaration: &'a Let,
        id: Id,
    },
    Mapping {
        declaration: &'a Let,
        id: Id,
    },
    Condition {
        declaration: &'a Let,
        name: ConditionName,
        id_span: SpanRange,
    },
    Section(&'a Section),
    Rust(&'a Let),
    /// A value made of operators: a condition if it is known at deployment, else Rust.
    Undecided(&'a Let),
    Output(&'a crate::ast::Output),
    If {
        statement: &'a IfStatement,
        then: Declared<'a>,
        otherwise: Declared<'a>,
    },
    Turn(Declared<'a>),
    Loop {
        for_loop: &'a For,
        turn: Declared<'a>,
    },
    /// Something wrong, kept for the editor.
    Raw(TokenStream),
}

/// What a `let` declares, by the form of its value.
enum Declares {
    Resource(String, Option<&'static ResourceType>),
    Parameter,
    Mapping,
    Import {
        resource_type: &'static ResourceType,
        constructor: String,
        argument: Box<Value>,
    },
    Value,
    Rust,
    Undecided,
    Broken(TokenStream),
}

impl Resolver<'_> {
    /// Finds all names.
    pub fn declare<'a>(&mut self, arguments: &'a [Argument], items: &'a [Item]) -> Declared<'a> {
        let scope = self.names.add_scope(None);
        for argument in arguments {
            self.names.add(
                scope,
                &argument.name.to_string(),
                Binding::Argument(argument.name.clone()),
            );
        }
        let mut declared = self.declare_items(scope, Vec::new(), items);
        self.decide(&mut declared);
        declared
    }

    /// Now that all names are known: which values are conditions, which are Rust.
    fn decide(&mut self, declared: &mut Declared<'_>) {
        let Declared { scope, keys, lines } = declared;
        for line in lines {
            match line {
                DeclaredLine::Undecided(declaration) => {
                    let declaration = *declaration;
                    let name = declaration.name.unraw().to_string();
                    let is_condition = is_condition(&declaration.value);
                    if !self.is_deploy_time(*scope, &declaration.value) {
                        let variable = declaration.name.clone();
                        self.names.replace(*scope, &name, Binding::Rust(variable));
                        *line = DeclaredLine::Rust(declaration);
                    } else if is_condition {
                        let id = self.id(&declaration.name, &declaration.attributes, keys);
                        let name_of_condition = ConditionName {
                            handle: handle(&declaration.name, keys, *scope),
                            id: id.text,
                        };
                        let binding = Binding::Condition(name_of_condition.clone());
                        self.names.replace(*scope, &name, binding);
                        *line = DeclaredLine::Condition {
                            declaration,
                            name: name_of_condition,
                            id_span: id.span,
                        };
                    }
                }
                DeclaredLine::If {
                    then, otherwise, ..
                } => {
                    self.decide(then);
                    self.decide(otherwise);
                }
                DeclaredLine::Turn(turn) | DeclaredLine::Loop { turn, .. } => self.decide(turn),
                _ => {}
            }
        }
    }

    fn declare_items<'a>(
        &mut self,
        scope: ScopeId,
        keys: Vec<Key>,
        items: &'a [Item],
    ) -> Declared<'a> {
        let mut lines = Vec::new();
        for item in items {
            match item {
                Item::Let(declaration) => {
                    lines.extend(self.declare_let(scope, &keys, declaration));
                }
                Item::Output(output) => lines.push(DeclaredLine::Output(output)),
                Item::For(for_loop) => self.declare_for(scope, &keys, for_loop, &mut lines),
                Item::If(statement) => {
                    if keys.is_empty() {
                        self.always_there(&statement.then);
                        self.always_there(&statement.otherwise);
                    }
                    let then = self.declare_items(scope, keys.clone(), &statement.then);
                    let otherwise = self.declare_items(scope, keys.clone(), &statement.otherwise);
                    lines.push(DeclaredLine::If {
                        statement,
                        then,
                        otherwise,
                    });
                }
                Item::Section(section) => lines.push(DeclaredLine::Section(section)),
            }
        }
        Declared { scope, keys, lines }
    }

    /// Says that what a template has once and for all can't stand in an `if`.
    fn always_there(&mut self, items: &[Item]) {
        for item in items {
            let (span, what) = match item {
                Item::Let(declaration) => match &declaration.value.form {
                    Form::Resource(path, _) if path.text() == "Parameter" => {
                        (declaration.name.span(), "a parameter")
                    }
                    Form::Resource(path, _) if path.text() == "Mapping" => {
                        (declaration.name.span(), "a mapping")
                    }
                    _ => continue,
                },
                Item::Section(section) => (section.name.span(), "a section"),
                _ => continue,
            };
            self.diagnostics
                .error(
                    span,
                    format!("{what} is always there, no `if` decides about it"),
                )
                .help("write it before the `if`");
        }
    }

    fn declare_let<'a>(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        declaration: &'a Let,
    ) -> Option<DeclaredLine<'a>> {
        let name = declaration.name.to_string();
        let handle = handle(&declaration.name, keys, scope);
        let (binding, line) = match self.declares(&declaration.value) {
            kind @ (Declares::Parameter | Declares::Mapping) => {
                let (binding, line) = self.declare_entry(keys, declaration, &kind);
                (binding, Some(line))
            }
            Declares::Undecided => {
                let attributes = &declaration.attributes;
                check_attributes(
                    attributes,
                    &["logical_id"],
                    "a name for a value",
                    self.diagnostics,
                );
                let value = Box::new(declaration.value.clone());
                let line = DeclaredLine::Undecided(declaration);
                (Binding::Value(value, scope), Some(line))
            }
            Declares::Resource(type_name, resource_type) => {
                let id = self.id(&declaration.name, &declaration.attributes, keys);
                let name = ResourceName {
                    handle,
                    id: id.text.clone(),
                    type_name,
                    resource_type,
                };
                let line = DeclaredLine::Resource {
                    declaration,
                    name: name.clone(),
                    id,
                };
                (Binding::Resource(name), Some(line))
            }
            Declares::Import {
                resource_type,
                constructor,
                argument,
            } => {
                let attributes = &declaration.attributes;
                check_attributes(attributes, &[], "an import", self.diagnostics);
                let name = ImportName {
                    handle,
                    resource_type,
                    constructor,
                    argument,
                };
                let line = DeclaredLine::Import {
                    declaration,
                    name: name.clone(),
                };
                (Binding::Import(name), Some(line))
            }
            Declares::Value => {
                let attributes = &declaration.attributes;
                check_attributes(attributes, &[], "a name for a value", self.diagnostics);
                let value = Box::new(declaration.value.clone());
                self.values
                    .push((scope, declaration.name.clone(), value.clone()));
                let half_typed = self.half_typed(&declaration.value).map(DeclaredLine::Raw);
                (Binding::Value(value, scope), half_typed)
            }
            Declares::Rust => {
                let attributes = &declaration.attributes;
                check_attributes(attributes, &[], "a name for a value", self.diagnostics);
                let variable = declaration.name.clone();
                (
                    Binding::Rust(variable),
                    Some(DeclaredLine::Rust(declaration)),
                )
            }
            Declares::Broken(raw) => (Binding::Broken, Some(DeclaredLine::Raw(raw))),
        };
        if self.names.add(scope, &name, binding) {
            return line;
        }
        self.diagnostics
            .error(
                declaration.name.span(),
                format!("the name `{name}` is used twice"),
            )
            .help("rename one of them");
        None
    }

    /// A parameter or a mapping.
    fn declare_entry<'a>(
        &mut self,
        keys: &[Key],
        declaration: &'a Let,
        kind: &Declares,
    ) -> (Binding, DeclaredLine<'a>) {
        let (on, is_parameter) = match kind {
            Declares::Parameter => ("a parameter", true),
            _ => ("a mapping", false),
        };
        if !keys.is_empty() {
            self.diagnostics
                .error(
                    declaration.name.span(),
                    format!("{on} is the same in each turn of this `for`"),
                )
                .help("declare it before the `for`");
        }
        let attributes = &declaration.attributes;
        check_attributes(attributes, &["logical_id"], on, self.diagnostics);
        let id = self.id(&declaration.name, attributes, &[]);
        let text = id.text.clone();
        if is_parameter {
            let line = DeclaredLine::Parameter { declaration, id };
            (Binding::Parameter(EntryName { id: text }), line)
        } else {
            let name = MappingName {
                id: text,
                example: first_keys(&declaration.value),
            };
            let line = DeclaredLine::Mapping { declaration, id };
            (Binding::Mapping(name), line)
        }
    }

    /// What the value of a `let` declares.
    fn declares(&mut self, value: &Value) -> Declares {
        let core = self.core;
        match &value.form {
            Form::Resource(path, _) => {
                let text = path.text();
                if let Some(found) = table::by_name(&text).or_else(|| table::resource_type(&text)) {
                    return Declares::Resource(found.cloudformation.to_owned(), Some(found));
                }
                match text.as_str() {
                    "Parameter" => return Declares::Parameter,
                    "Mapping" => return Declares::Mapping,
                    other if is_generic(other) => return Declares::Resource(text, None),
                    _ => {}
                }
                let span = SpanRange {
                    start: path.segments.first().map_or(value.span.start, Ident::span),
                    end: path.segments.last().map_or(value.span.start, Ident::span),
                };
                self.unknown_type(&text, span);
                let segments = &path.segments;
                Declares::Broken(quote! { #core::__private::resources::#(#segments)::*::new(); })
            }
            Form::Import {
                resource,
                constructor,
                argument,
            } => {
                let Some(resource_type) = table::by_name(&resource.to_string()) else {
                    let names = table::with_short_names().map(|known| known.name);
                    if suggest::closest(&resource.to_string(), names).is_none() {
                        return Declares::Rust;
                    }
                    self.unknown_type(&resource.to_string(), resource.span().into());
                    return Declares::Broken(
                        quote! { #core::__private::resources::#resource::new(); },
                    );
                };
                if constructor == "from_name" {
                    self.diagnostics
                        .error(
                            constructor.span(),
                            format!("`{resource}` can't be imported by its name: names need not be unique"),
                        )
                        .help(format!("write `{resource}::from_arn(\"..\")` or `{resource}::from_id(\"..\")`"));
                    return Declares::Broken(TokenStream::new());
                }
                Declares::Import {
                    resource_type,
                    constructor: constructor.to_string(),
                    argument: argument.clone(),
                }
            }
            Form::Chain(chain) => match chain.steps.last() {
                Some(ChainStep::Member(method, Some(_))) if method == "add_stream_key" => {
                    Declares::Resource(
                        table::StreamKey.cloudformation.to_owned(),
                        Some(&table::StreamKey),
                    )
                }
                // A Rust expression if it starts from nothing of ours; that is seen at its use.
                _ => Declares::Value,
            },
            Form::Name(name) if table::by_name(&name.to_string()).is_some() => {
                self.diagnostics
                    .error(name.span(), format!("expected `{{ .. }}` behind `{name}`"))
                    .help(format!("write `{name} {{ .. }}`"));
                Declares::Broken(quote! { #core::__private::resources::#name::new(); })
            }
            Form::Rust => Declares::Rust,
            Form::Comparison { .. }
            | Form::Logic(..)
            | Form::Not(_)
            | Form::Parenthesized(_)
            | Form::Format(_) => Declares::Undecided,
            Form::Invalid => Declares::Broken(TokenStream::new()),
            _ => Declares::Value,
        }
    }

    /// A single word may become the name of a resource type: the editor completes it as one.
    fn half_typed(&self, value: &Value) -> Option<TokenStream> {
        let core = self.core;
        match &value.form {
            Form::Name(name) => Some(quote! { #core::__private::resources::#name; }),
            _ => None,
        }
    }

    fn unknown_type(&mut self, text: &str, span: SpanRange) {
        let help = closest_type(text).map_or_else(
            || {
                let names: Vec<_> = table::with_short_names().map(|known| known.name).collect();
                format!(
                    "the types of IVS are {}; others have their full name, as in `AWS::SNS::Topic`",
                    suggest::one_of(&names)
                )
            },
            |meant| format!("did you mean `{meant}`?"),
        );
        self.diagnostics
            .error(span, format!("unknown resource type `{text}`"))
            .help(help);
    }

    fn declare_for<'a>(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        for_loop: &'a For,
        lines: &mut Vec<DeclaredLine<'a>>,
    ) {
        let Some(elements) = self.elements(scope, &for_loop.elements) else {
            if matches!(for_loop.elements.form, Form::Invalid) {
                self.declare_broken(scope, for_loop);
            } else {
                self.declare_program_loop(scope, keys, for_loop, lines);
            }
            return;
        };
        let mut seen: Vec<String> = Vec::new();
        for element in &elements {
            let Some((key, bindings)) = self.turn(&for_loop.pattern, element) else {
                continue;
            };
            let turn = self.names.add_scope(Some(scope));
            for (name, value) in bindings {
                let text = name.to_string();
                let binding = Binding::Value(Box::new(value), scope);
                if !self.names.add(turn, &text, binding) {
                    self.diagnostics
                        .error(name.span(), format!("the name `{text}` is used twice"))
                        .help("rename one of them");
                }
            }
            if seen.contains(&key) {
                self.diagnostics
                    .error(element.span, format!("the key `{key}` stands twice in this list"))
                    .help("the first item of each element gives the ids of its turn; make them different");
                continue;
            }
            let mut keys = keys.to_vec();
            keys.push(Key::Literal(key.clone()));
            let declared = self.declare_items(turn, keys, &for_loop.items);
            for name in declared_names(&for_loop.items) {
                self.names.add_turn(scope, &name, &key, turn);
            }
            seen.push(key);
            lines.push(DeclaredLine::Turn(declared));
        }
        if seen.is_empty() && !elements.is_empty() {
            self.declare_broken(scope, for_loop);
        }
    }

    /// The elements of a list that is written here, or before under a name.
    fn elements(&self, scope: ScopeId, list: &Value) -> Option<Vec<Value>> {
        match &list.form {
            Form::List(elements) => Some(elements.clone()),
            Form::Name(name) => match self.names.find(scope, &name.to_string()) {
                Some((Binding::Value(value, _), _)) => match &value.form {
                    Form::List(elements) => Some(elements.clone()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// A loop over anything else runs in the program: its names stay inside.
    fn declare_program_loop<'a>(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        for_loop: &'a For,
        lines: &mut Vec<DeclaredLine<'a>>,
    ) {
        let turn = self.names.add_scope(Some(scope));
        let names = match &for_loop.pattern {
            Pattern::Name(name) => std::slice::from_ref(name),
            Pattern::Tuple(names) => names,
        };
        for name in names {
            let text = name.to_string();
            if !self.names.add(turn, &text, Binding::Rust(name.clone())) {
                self.diagnostics
                    .error(name.span(), format!("the name `{text}` is used twice"))
                    .help("rename one of them");
            }
        }
        let Some(first) = names.first() else {
            return;
        };
        let variable = format_ident!("__element_{turn}", span = Span::mixed_site());
        let mut keys = keys.to_vec();
        keys.push(Key::Program(variable, first.clone()));
        let turn = self.declare_items(turn, keys, &for_loop.items);
        lines.push(DeclaredLine::Loop { for_loop, turn });
    }

    /// Nothing shall be said about the uses of what a faulty loop declares.
    fn declare_broken(&mut self, scope: ScopeId, for_loop: &For) {
        for name in declared_names(&for_loop.items) {
            self.names.add(scope, &name, Binding::Broken);
        }
    }

    /// The key of an element, and what the pattern binds in its turn.
    fn turn(
        &mut self,
        pattern: &Pattern,
        element: &Value,
    ) -> Option<(String, Vec<(Ident, Value)>)> {
        let bindings = match (pattern, &element.form) {
            (Pattern::Name(name), Form::Tuple(_)) => {
                self.diagnostics
                    .error(
                        name.span(),
                        format!("`{name}` is one name, but the elements have several items"),
                    )
                    .help("name them all, as in `for (key, value) in ..`");
                return None;
            }
            (Pattern::Name(name), _) => vec![(name.clone(), element.clone())],
            (Pattern::Tuple(names), Form::Tuple(items)) if items.len() == names.len() => {
                names.iter().cloned().zip(items.iter().cloned()).collect()
            }
            (Pattern::Tuple(names), _) => {
                self.diagnostics
                    .error(
                        element.span,
                        format!("this element needs {} items in parentheses", names.len()),
                    )
                    .help("write one for each name behind `for`");
                return None;
            }
        };
        let (_, first) = bindings.first()?;
        let key = match &first.form {
            Form::Literal(Literal::String(text)) => text.clone(),
            Form::Literal(Literal::Integer(number)) => number.to_string(),
            Form::Name(name) => name.to_string(),
            _ => {
                self.diagnostics
                    .error(
                        first.span,
                        "the first item of an element is its key: a text or a number",
                    )
                    .help("write it out, as in `\"front\"`: it becomes a part of the logical ids");
                return None;
            }
        };
        Some((key, bindings))
    }

    /// Reads everything that was declared.
    pub fn declarations(&mut self, declared: Declared<'_>) -> (Found, Body) {
        // A condition without a name may be the same as one with a name.
        self.named_conditions(&declared);
        let mut found = Found::default();
        let mut body = Body::default();
        self.body(declared, &Existence::default(), &mut found, &mut body);
        self.unused_values();
        (found, body)
    }

    fn named_conditions(&mut self, declared: &Declared<'_>) {
        let Declared { scope, keys, lines } = declared;
        for line in lines {
            match line {
                DeclaredLine::Condition {
                    declaration,
                    name,
                    id_span,
                } => {
                    if keys.iter().any(|key| matches!(key, Key::Program(..))) {
                        self.diagnostics
                            .error(
                                declaration.name.span(),
                                "a condition can't be declared in a loop that runs in the program",
                            )
                            .help("declare it before the `for`, or go over a list written here");
                        continue;
                    }
                    let id = Id::fixed(name.id.clone(), *id_span);
                    let shown = shown(&declaration.name, keys);
                    let declared = (&declaration.name, id, shown);
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

    /// What is put in nowhere is read for its errors alone.
    fn unused_values(&mut self) {
        for (scope, name, value) in std::mem::take(&mut self.values) {
            if !self.used.contains(&(scope, name.to_string())) {
                self.named_value(&name, &value, scope, value.span, Slot::Json);
            }
        }
    }

    /// Reads the lines of a scope, which exist where `existence` holds.
    fn body(
        &mut self,
        declared: Declared<'_>,
        existence: &Existence,
        found: &mut Found,
        body: &mut Body,
    ) {
        let Declared { scope, keys, lines } = declared;
        let mut rust_values = Vec::new();
        for line in lines {
            match line {
                DeclaredLine::Resource {
                    declaration,
                    name,
                    id,
                } => {
                    if !keys.is_empty() {
                        body.aliases
                            .push((declaration.name.clone(), name.handle.clone()));
                    }
                    body.lines.push(Line::Resource(found.resources.len()));
                    let mut resource = self.resource(scope, &keys, declaration, name, id);
                    resource.existence = existence.clone();
                    found.resources.push(resource);
                }
                DeclaredLine::Import { declaration, name } => {
                    if !keys.is_empty() {
                        body.aliases
                            .push((declaration.name.clone(), name.handle.clone()));
                    }
                    body.lines.push(Line::Import(found.imports.len()));
                    found.imports.push(self.import(scope, declaration, name));
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
                    let section = self.section(scope, section);
                    found.sections.extend(section);
                }
                DeclaredLine::Rust(declaration) => {
                    self.names_nothing(scope, &declaration.value);
                    let value = self.rust(scope, &declaration.value);
                    rust_values.push((declaration.name.clone(), value));
                }
                DeclaredLine::Condition {
                    declaration, name, ..
                } => {
                    if !keys.is_empty() {
                        body.aliases.push((declaration.name.clone(), name.handle));
                    }
                }
                DeclaredLine::Undecided(_) => {}
                DeclaredLine::Output(output) => {
                    let mut output = self.output(scope, &keys, output);
                    output.existence = existence.clone();
                    if !self.is_duplicate_output(&output, &found.outputs) {
                        body.lines.push(Line::Output(found.outputs.len()));
                        found.outputs.push(output);
                    }
                }
                DeclaredLine::If {
                    statement,
                    then,
                    otherwise,
                } => self.if_statement(statement, [then, otherwise], existence, found, body),
                DeclaredLine::Loop { for_loop, turn } => {
                    let line = self.program_loop(scope, for_loop, turn, existence, found);
                    body.lines.extend(line);
                }
                DeclaredLine::Turn(turn) => {
                    let mut inner = Body::default();
                    self.body(turn, existence, found, &mut inner);
                    body.lines.push(Line::Body(inner));
                }
                DeclaredLine::Raw(tokens) => body.lines.push(Line::Raw(tokens)),
            }
        }
        body.rust_values
            .extend(sort_by_use(rust_values, self.diagnostics));
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
        if self.is_deploy_time(scope, &statement.condition) {
            let Some(condition) = self.used_condition(scope, &statement.condition) else {
                self.body(then, existence, found, body);
                self.body(otherwise, existence, found, body);
                return;
            };
            let mut inside =
                |resolver: &mut Self, lines: Declared<'_>, condition, body: &mut Body| {
                    let condition = resolver.both(existence.condition.as_ref(), condition, span);
                    let existence = Existence {
                        condition: Some(condition),
                        ..existence.clone()
                    };
                    resolver.body(lines, &existence, found, body);
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
        let mut inside = |resolver: &mut Self, lines: Declared<'_>, holds: Presence| {
            let existence = Existence {
                declared: Presence::and([existence.declared.clone(), holds]),
                ..existence.clone()
            };
            let mut body = Body::default();
            resolver.body(lines, &existence, found, &mut body);
            body
        };
        let then = inside(self, then, holds.clone());
        let otherwise = inside(self, otherwise, !holds);
        body.lines.push(Line::If {
            condition,
            then,
            otherwise,
        });
    }

    /// A loop over a Rust iterator.
    fn program_loop(
        &mut self,
        scope: ScopeId,
        for_loop: &For,
        turn: Declared<'_>,
        existence: &Existence,
        found: &mut Found,
    ) -> Option<Line> {
        let Some(Key::Program(key, first)) = turn.keys.last().cloned() else {
            return None;
        };
        let pattern = match &for_loop.pattern {
            Pattern::Name(name) => quote!(#name),
            Pattern::Tuple(names) => quote!((#(#names),*)),
        };
        if self.names_nothing(scope, &for_loop.elements) {
            return None;
        }
        let elements = self.rust(scope, &for_loop.elements);
        let some_turn = Presence::Unknown(self.program_decides.len());
        self.program_decides.push(None);
        let existence = Existence {
            declared: Presence::and([existence.declared.clone(), some_turn]),
            ..existence.clone()
        };
        let (resources, imports) = (found.resources.len(), found.imports.len());
        let mut body = Body::default();
        self.body(turn, &existence, found, &mut body);
        // What a loop inside declares is made there.
        let mut own_resources = Vec::new();
        for (index, resource) in found.resources.iter_mut().enumerate().skip(resources) {
            if !std::mem::replace(&mut resource.is_in_loop, true) {
                own_resources.push(index);
            }
        }
        let mut own_imports = Vec::new();
        for (index, import) in found.imports.iter_mut().enumerate().skip(imports) {
            if !std::mem::replace(&mut import.is_in_loop, true) {
                own_imports.push(index);
            }
        }
        Some(Line::Loop(Box::new(Loop {
            bindings: elements.bindings,
            pattern,
            elements: elements.expression,
            key,
            first,
            resources: own_resources,
            imports: own_imports,
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
            ..declaration.value.clone()
        };
        Some(Mapping {
            name: declaration.name.clone(),
            id,
            value: self.value(scope, &value, Slot::Json),
        })
    }

    fn section(
        &mut self,
        scope: ScopeId,
        section: &Section,
    ) -> Option<(Ident, crate::model::Value)> {
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
        scope: ScopeId,
        keys: &[Key],
        declaration: &Let,
        name: ResourceName,
        id: Id,
    ) -> Resource {
        let ResourceName {
            handle,
            type_name,
            resource_type,
            ..
        } = name;
        let core = self.core;
        let attributes = self.resource_attributes(scope, &declaration.attributes);
        let (type_span, type_path, properties) = match &declaration.value.form {
            Form::Resource(path, block) => {
                let last = path.segments.last();
                let span = SpanRange {
                    start: path
                        .segments
                        .first()
                        .map_or(declaration.name.span(), Ident::span),
                    end: last.map_or(declaration.name.span(), Ident::span),
                };
                if let Some(known) = resource_type {
                    let entries = self.properties(scope, known.properties, known.name, block);
                    let path = quote!(#core::__private::resources::#last);
                    (span, path, Properties::Block(entries))
                } else {
                    let entries = self.any_properties(scope, block);
                    (span, quote!(#core::AnyResource), Properties::Block(entries))
                }
            }
            Form::Chain(chain) => {
                let (channel, method) = self.stream_key_of(scope, chain, declaration.value.span);
                let properties = Properties::StreamKeyOf { channel, method };
                (
                    declaration.value.span,
                    quote!(#core::ivs::StreamKey),
                    properties,
                )
            }
            _ => (
                declaration.value.span,
                TokenStream::new(),
                Properties::Block(Vec::new()),
            ),
        };
        Resource {
            handle,
            name: declaration.name.clone(),
            shown: shown(&declaration.name, keys),
            id,
            type_name,
            of_type: resource_type,
            existence: Existence::default(),
            is_in_loop: false,
            type_span,
            type_path,
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
        let argument = self.value(scope, &argument, Slot::Text);
        self.is_rust_text(&constructor_name, &argument);
        let core = self.core;
        let (type_path, constructor) = match &declaration.value.form {
            Form::Import {
                resource,
                constructor,
                ..
            } => (
                quote!(#core::__private::resources::#resource),
                constructor.clone(),
            ),
            _ => (TokenStream::new(), declaration.name.clone()),
        };
        Import {
            is_in_loop: false,
            handle,
            name: declaration.name.clone(),
            resource_type,
            type_path,
            constructor,
            argument,
        }
    }

    fn output(&mut self, scope: ScopeId, keys: &[Key], output: &crate::ast::Output) -> Output {
        let Documentation { text, .. } = &output.documentation;
        let value = self.value(scope, &output.value, Slot::Json);
        let (export, allowed) = self.output_attributes(scope, &output.attributes);
        Output {
            name: output.name.clone(),
            shown: shown(&output.name, keys),
            id: self.id(&output.name, &output.attributes, keys),
            existence: Existence::default(),
            description: text.clone(),
            value,
            export,
            allowed,
        }
    }

    /// Outputs have a namespace of their own.
    fn is_duplicate_output(&mut self, output: &Output, others: &[Output]) -> bool {
        let is_duplicate = others.iter().any(|other| other.shown == output.shown);
        if is_duplicate {
            self.diagnostics
                .error(
                    output.name.span(),
                    format!("the name `{}` is used twice", output.name),
                )
                .help("rename one of them");
        }
        is_duplicate
    }

    /// The logical id of a declaration.
    fn id(&mut self, name: &Ident, attributes: &[Attribute], keys: &[Key]) -> Id {
        if let Some(id) = self.given_id(attributes) {
            return id;
        }
        let mut text = to_pascal_case(&name.unraw().to_string());
        // A format string without braces of its own: ids have letters and digits only.
        let mut format = text.clone();
        let mut variables = Vec::new();
        for key in keys {
            match key {
                Key::Literal(key) => {
                    let key = to_pascal_case(key);
                    text.push_str(&key);
                    format.push_str(&key);
                }
                Key::Program(variable, name) => {
                    text.extend(["EachOf", &to_pascal_case(&name.to_string())]);
                    format.push_str("{}");
                    variables.push(variable);
                }
            }
        }
        let tokens = if variables.is_empty() {
            quote!(#text)
        } else {
            quote!(::std::format!(#format, #(#variables),*))
        };
        Id {
            text,
            tokens,
            span: name.span().into(),
        }
    }
}

/// Everything that a stack declares.
#[derive(Default)]
pub struct Found {
    pub parameters: Vec<Parameter>,
    pub mappings: Vec<Mapping>,
    pub sections: Vec<(Ident, crate::model::Value)>,
    pub resources: Vec<Resource>,
    pub imports: Vec<Import>,
    pub outputs: Vec<Output>,
}

/// The variable that holds a name.
fn handle(name: &Ident, keys: &[Key], scope: ScopeId) -> Ident {
    if keys.is_empty() {
        name.clone()
    } else {
        let name = name.unraw();
        format_ident!("{name}_{scope}", span = Span::mixed_site())
    }
}

/// Whether a path names a type that is not in the table: `AWS::S3::Bucket`, `Custom::Load`, or one of
/// a third party.
pub fn is_generic(path: &str) -> bool {
    let parts: Vec<_> = path.split("::").collect();
    match parts.as_slice() {
        ["Custom", rest @ ..] => rest.len() == 1,
        // Nobody is called so but for the case.
        [organization, ..] if is_misspelt_aws(organization) => false,
        ["AWS", service, _] | ["AWS", service, _, _] => *service != "IVS" && *service != "IVSChat",
        [organization, _, _] | [organization, _, _, _] => {
            organization.starts_with(|first: char| first.is_uppercase())
        }
        _ => false,
    }
}

/// Whether a value is made of the operators of conditions.
fn is_condition(value: &Value) -> bool {
    match &value.form {
        Form::Comparison { .. } | Form::Logic(..) | Form::Not(_) => true,
        Form::Parenthesized(inner) => is_condition(inner),
        _ => false,
    }
}

fn is_misspelt_aws(organization: &str) -> bool {
    organization != "AWS" && organization.eq_ignore_ascii_case("AWS")
}

/// The keys of the first value of a mapping.
fn first_keys(mapping: &Value) -> Option<[String; 2]> {
    let Form::Resource(_, rows) = &mapping.form else {
        return None;
    };
    let row = rows.entries.first()?;
    let Form::Block(columns) = &row.value.form else {
        return None;
    };
    let column = columns.entries.first()?;
    Some([row.key.text.clone(), column.key.text.clone()])
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

/// The names that are declared in a loop, or in loops inside it.
fn declared_names(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Let(declaration) => vec![declaration.name.to_string()],
            Item::For(for_loop) => declared_names(&for_loop.items),
            Item::If(statement) => {
                let mut names = declared_names(&statement.then);
                names.extend(declared_names(&statement.otherwise));
                names
            }
            Item::Output(_) | Item::Section(_) => Vec::new(),
        })
        .collect()
}

/// What may be meant by the path of an unknown type.
fn closest_type(text: &str) -> Option<String> {
    if let Some((first, rest)) = text.split_once("::")
        && is_misspelt_aws(first)
    {
        return Some(format!("AWS::{rest}"));
    }
    if let Some(name) = text.strip_prefix("Custom::") {
        return Some(format!("Custom::{}", name.replace("::", "")));
    }
    let full_names = table::RESOURCE_TYPES
        .iter()
        .map(|known| known.cloudformation);
    if text.contains("::")
        && let Some(meant) = suggest::closest(text, full_names)
    {
        return Some(meant.to_owned());
    }
    let short = text.rsplit("::").next().unwrap_or(text);
    let short_names = table::with_short_names().map(|known| known.name);
    if let Some(meant) = suggest::closest(short, short_names.chain(["Parameter", "Mapping"])) {
        return Some(meant.to_owned());
    }
    let meant = suggest::closest(short, table::RESOURCE_TYPES.iter().map(|known| known.name))?;
    let meant = table::RESOURCE_TYPES
        .iter()
        .find(|known| known.name == meant)?;
    Some(meant.cloudformation.to_owned())
}

/// `camera["front"]`
fn shown(name: &Ident, keys: &[Key]) -> String {
    let mut shown = name.to_string();
    for key in keys {
        let key = match key {
            Key::Literal(key) => format!("{key:?}"),
            Key::Program(_, name) => name.to_string(),
        };
        shown.extend(["[", &key, "]"]);
    }
    shown
}
