//! What is declared: first the names of everything, so that their order is free.

use super::Declaring;
use super::ids::{Key, handle, id, reference_variable};
use super::names::{
    Binding, EntryName, ImportName, MappingName, RegionId, ResourceName, RustName, ScopeId,
};
use crate::ast::{Argument, Chain, ChainStep, For, Form, IfStatement, Item, Let, Section, Value};
use crate::attributes::{Attribute, ON_RESOURCE};
use crate::diagnostics::Diagnostics;
use crate::ir::{ConditionName, Id};
use crate::parse::check_attributes;
use crate::span::SpanRange;
use ivs_schema::metadata::ResourceType;
use ivs_schema::{api_only, suggest, table};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use std::rc::Rc;

/// The lines of a scope, their names known.
pub struct Declared<'a> {
    pub scope: ScopeId,
    /// The keys of the turns that lead here.
    pub keys: Vec<Key>,
    /// The part of the program that evaluates them.
    pub region: RegionId,
    pub lines: Vec<DeclaredLine<'a>>,
}

pub enum DeclaredLine<'a> {
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
    /// A value that is Rust, unless it is known only at deployment: then it is a condition if it is
    /// made of operators, else a name that is inlined.
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
}

/// What a `let` declares, by the form of its value.
pub enum Declares {
    Resource(String, Option<&'static ResourceType>),
    Parameter,
    Mapping,
    Import {
        resource_type: &'static ResourceType,
        constructor: String,
        argument: Rc<Value>,
    },
    Value,
    Undecided,
    Broken,
}

impl Declaring<'_> {
    /// Finds all names.
    pub fn declare<'a>(&mut self, arguments: &'a [Argument], items: &'a [Item]) -> Declared<'a> {
        let scope = self.names.add_scope(None);
        let whole = self.names.add_region(None, false);
        for argument in arguments {
            self.names.add(
                scope,
                &argument.name.to_string(),
                Binding::Argument(argument.name.clone()),
            );
        }
        let mut declared = self.declare_items(scope, Vec::new(), items);
        self.follow_definitions();
        self.decide(&mut declared, whole);
        declared
    }

    /// Now that all names are known: which values are conditions, which are Rust, and which part of
    /// the program evaluates them.
    fn decide(&mut self, declared: &mut Declared<'_>, region: RegionId) {
        let Declared {
            scope, keys, lines, ..
        } = declared;
        let scope = *scope;
        declared.region = region;
        for line in lines {
            match line {
                DeclaredLine::Undecided(declaration) => {
                    let declaration = *declaration;
                    if let Some(decided) = self.decide_let(scope, keys, region, declaration) {
                        *line = decided;
                    }
                }
                DeclaredLine::If {
                    statement,
                    then,
                    otherwise,
                } => {
                    let [then_region, other_region] =
                        if self.names.is_deploy_time(scope, &statement.condition) {
                            [region; 2]
                        } else {
                            [
                                self.names.add_region(Some(region), false),
                                self.names.add_region(Some(region), false),
                            ]
                        };
                    self.decide(then, then_region);
                    self.decide(otherwise, other_region);
                }
                DeclaredLine::Turn(turn) => self.decide(turn, region),
                DeclaredLine::Loop { for_loop, turn } => {
                    let region = self.names.add_region(Some(region), true);
                    for name in for_loop.pattern.names() {
                        if let Some(Binding::Rust(rust)) =
                            self.names.get_mut(turn.scope, &name.to_string())
                        {
                            rust.region = region;
                        }
                    }
                    self.decide(turn, region);
                }
                _ => {}
            }
        }
    }

    /// What a `let` declares whose value may be Rust; `None` for a name that is inlined.
    fn decide_let<'a>(
        &mut self,
        scope: ScopeId,
        keys: &[Key],
        region: RegionId,
        declaration: &'a Let,
    ) -> Option<DeclaredLine<'a>> {
        let Let {
            name,
            value,
            attributes,
            ..
        } = declaration;
        let text = name.to_string();
        if matches!(self.names.find(scope, &text), Some((Binding::Broken, _))) {
            return None;
        }
        if !self.names.is_deploy_time(scope, value) {
            let rust = RustName {
                name: name.clone(),
                variable: reference_variable(name, scope),
                value: Some(value.clone()),
                is_unrolled: matches!(keys.last(), Some(Key::Literal(_))),
                region,
            };
            self.names.replace(scope, &text, Binding::Rust(rust));
            return Some(DeclaredLine::Rust(declaration));
        }
        if is_condition(value) {
            let id = id(name, attributes, keys, self.diagnostics);
            let condition = ConditionName {
                handle: handle(name, keys, scope),
                id: id.text,
            };
            self.names
                .replace(scope, &text, Binding::Condition(condition.clone()));
            return Some(DeclaredLine::Condition {
                declaration,
                name: condition,
                id_span: id.span,
            });
        }
        self.for_editor.name(name, value);
        self.values.push((scope, name.clone(), value.clone()));
        None
    }

    pub fn declare_items<'a>(
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
        Declared {
            scope,
            keys,
            region: 0,
            lines,
        }
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
                self.declare_entry(keys, declaration, &kind)
            }
            Declares::Undecided => {
                let allowed: &[&str] = if is_condition(&declaration.value) {
                    &["logical_id"]
                } else {
                    &[]
                };
                self.check_attributes(&declaration.attributes, allowed, "a name for a value");
                self.names.definitions.add(scope, &declaration.name);
                let line = DeclaredLine::Undecided(declaration);
                (Binding::Value(declaration.value.clone(), scope), Some(line))
            }
            Declares::Resource(type_name, resource_type) => {
                let id = id(
                    &declaration.name,
                    &declaration.attributes,
                    keys,
                    self.diagnostics,
                );
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
                self.check_attributes(attributes, &[], "an import");
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
                self.check_attributes(attributes, &[], "a name for a value");
                let value = declaration.value.clone();
                self.names.definitions.add(scope, &declaration.name);
                self.for_editor.name(&declaration.name, &value);
                self.values
                    .push((scope, declaration.name.clone(), value.clone()));
                if let Form::Name(name) = &declaration.value.form {
                    // It may become the name of a resource type.
                    self.diagnostics.word("declared", name);
                }
                (Binding::Value(value, scope), None)
            }
            Declares::Broken => (Binding::Broken, None),
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

    /// Reports attributes that a resource takes, but not what is declared here.
    fn check_attributes(&mut self, attributes: &[Attribute], allowed: &[&str], on: &str) {
        let of_resources: Vec<_> = attributes
            .iter()
            .filter(|attribute| ON_RESOURCE.iter().any(|known| attribute.name == known))
            .cloned()
            .collect();
        check_attributes(&of_resources, allowed, on, self.diagnostics);
    }

    /// A parameter or a mapping.
    fn declare_entry<'a>(
        &mut self,
        keys: &[Key],
        declaration: &'a Let,
        kind: &Declares,
    ) -> (Binding, Option<DeclaredLine<'a>>) {
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
            return (Binding::Broken, None);
        }
        let attributes = &declaration.attributes;
        self.check_attributes(attributes, &["logical_id"], on);
        let id = id(&declaration.name, attributes, &[], self.diagnostics);
        let text = id.text.clone();
        if is_parameter {
            let line = DeclaredLine::Parameter { declaration, id };
            (Binding::Parameter(EntryName { id: text }), Some(line))
        } else {
            let name = MappingName {
                id: text,
                example: first_keys(&declaration.value),
            };
            let line = DeclaredLine::Mapping { declaration, id };
            (Binding::Mapping(name), Some(line))
        }
    }

    /// What the value of a `let` declares.
    fn declares(&mut self, value: &Value) -> Declares {
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
                self.diagnostics.word("declared", quote!(#(#segments)::*));
                Declares::Broken
            }
            Form::Import {
                resource,
                constructor,
                argument,
            } => {
                let Some(resource_type) = table::by_name(&resource.to_string()) else {
                    let names = table::with_short_names().map(|known| known.name);
                    if suggest::closest(&resource.to_string(), names).is_none() {
                        return Declares::Undecided;
                    }
                    self.unknown_type(&resource.to_string(), resource.span().into());
                    self.diagnostics.word("declared", resource);
                    return Declares::Broken;
                };
                if constructor == "from_name" {
                    self.diagnostics
                        .error(
                            constructor.span(),
                            format!("`{resource}` can't be imported by its name: names need not be unique"),
                        )
                        .help(format!("write `{resource}::from_arn(\"..\")` or `{resource}::from_id(\"..\")`"));
                    return Declares::Broken;
                }
                Declares::Import {
                    resource_type,
                    constructor: constructor.to_string(),
                    argument: argument.clone(),
                }
            }
            Form::Chain(chain)
                if matches!(chain.steps.last(), Some(ChainStep::Member(method, Some(_)))
                    if method == "add_stream_key") =>
            {
                Declares::Resource(
                    table::StreamKey.cloudformation.to_owned(),
                    Some(&table::StreamKey),
                )
            }
            Form::Chain(chain) if self.is_type_with_list(chain) => Declares::Broken,
            Form::Name(name) if table::by_name(&name.to_string()).is_some() => {
                expected_braces(&name.to_string(), name.span().into(), self.diagnostics);
                self.diagnostics.word("declared", name);
                Declares::Broken
            }
            Form::Rust if self.is_constructor(value) => Declares::Broken,
            Form::Name(name) if is_misspelt_type(name) => {
                self.unknown_type(&name.to_string(), name.span().into());
                self.diagnostics.word("declared", name);
                Declares::Broken
            }
            _ if is_undecided(value) => Declares::Undecided,
            Form::TypeAlone(path) => {
                expected_braces(&path.text(), value.span, self.diagnostics);
                self.diagnostics.word("declared", half_typed_path(value));
                Declares::Broken
            }
            Form::HalfPath | Form::Invalid => {
                self.diagnostics.word("declared", half_typed_path(value));
                Declares::Broken
            }
            _ => Declares::Value,
        }
    }

    /// Says that a resource is not made by a function of its type, and has no list: `Channel::new()`,
    /// `Channel(..)`, `AWS::SNS::Topic [..]`.
    fn is_constructor(&mut self, value: &Value) -> bool {
        if let Some((TokenTree::Group(group), path)) = value.tokens.split_last() {
            let path: String = path.iter().map(ToString::to_string).collect();
            if ["AWS::", "Custom::"]
                .iter()
                .any(|start| path.starts_with(start))
            {
                self.diagnostics
                    .error(group.span(), format!("expected `{{ .. }}` after `{path}`"))
                    .help(format!("write `{path} {{ .. }}`"));
                return true;
            }
        }
        let (name, function) = match value.tokens.as_slice() {
            [TokenTree::Ident(name), TokenTree::Group(_)] => (name, None),
            [
                TokenTree::Ident(name),
                TokenTree::Punct(colon),
                TokenTree::Punct(_),
                TokenTree::Ident(function),
                TokenTree::Group(_),
                ..,
            ] if colon.as_char() == ':' => (name, Some(function)),
            _ => return false,
        };
        if table::by_name(&name.to_string()).is_none() {
            return false;
        }
        let import = format!("`{name}::from_arn(\"..\")`");
        let Some(function) = function else {
            self.diagnostics
                .error(name.span(), format!("`{name}(..)` declares nothing"))
                .help(format!(
                    "write `{name} {{ .. }}`, or {import} for one that exists already"
                ));
            return true;
        };
        let text = function.to_string();
        let help = if ["new", "default", "builder", "create"].contains(&text.as_str()) {
            format!("write `{name} {{ .. }}`")
        } else if let Some(meant) = suggest::closest(&text, ["from_arn", "from_id"]) {
            format!("did you mean `{meant}`?")
        } else {
            return false;
        };
        self.diagnostics
            .error(
                function.span(),
                format!("`{name}::{text}` declares nothing"),
            )
            .help(help);
        true
    }

    /// Says that a type has a block, not a list: `LoggingConfiguration [ .. ]`.
    fn is_type_with_list(&mut self, chain: &Chain) -> bool {
        let name = chain.base.to_string();
        let is_type = table::by_name(&name).is_some()
            || ["Parameter", "Mapping"].contains(&name.as_str())
            || is_misspelt_type(&chain.base);
        let Some(ChainStep::Element(element)) = chain.steps.first().filter(|_| is_type) else {
            return false;
        };
        let meant = closest_type(&name).unwrap_or(name);
        let help = match &element.form {
            Form::Block(_) => format!("write the block without `[` and `]`: `{meant} {{ .. }}`"),
            _ => format!("write `{meant} {{ .. }}`"),
        };
        self.diagnostics
            .error(
                element.span,
                format!("expected `{{ .. }}` after `{}`, found a list", chain.base),
            )
            .help(help);
        true
    }

    fn unknown_type(&mut self, text: &str, span: SpanRange) {
        if let Some(lack) = api_only::resource_type(text) {
            self.diagnostics.error(span, lack.message).help(lack.help);
            return;
        }
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
}

/// Reports a type without its block.
pub fn expected_braces(path: &str, span: SpanRange, diagnostics: &mut Diagnostics) {
    diagnostics
        .error(span, format!("expected `{{ .. }}` behind `{path}`"))
        .help(format!("write `{path} {{ .. }}`"));
}

/// The start of a path, if no more than that is written.
fn half_typed_path(value: &Value) -> TokenStream {
    let is_path = |token: &TokenTree| {
        matches!(token, TokenTree::Ident(_))
            || matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
    };
    if !value.tokens.iter().all(is_path) {
        return TokenStream::new();
    }
    value.tokens.iter().cloned().collect()
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

/// Whether a word that stands alone is nearly the name of a type, and no value of an enum.
fn is_misspelt_type(word: &Ident) -> bool {
    let text = word.to_string();
    let names = table::with_short_names().map(|known| known.name);
    text.starts_with(|first: char| first.is_uppercase())
        && !table::is_enum_value(&text)
        && suggest::closest(&text, names).is_some()
}

/// Whether a value is Rust if nothing in it is known only at deployment. Others are forms of ours,
/// whatever they are made of.
pub fn is_undecided(value: &Value) -> bool {
    matches!(
        value.form,
        Form::Chain(_)
            | Form::Comparison { .. }
            | Form::Logic(..)
            | Form::Not(_)
            | Form::Parenthesized(_)
            | Form::Format(_)
            | Form::Rust
    )
}

/// Whether a value is made of the operators of conditions.
pub fn is_condition(value: &Value) -> bool {
    match &value.form {
        Form::Comparison { .. } | Form::Logic(..) | Form::Not(_) => true,
        Form::Parenthesized(inner) => is_condition(inner),
        _ => false,
    }
}

fn is_misspelt_aws(organization: &str) -> bool {
    organization != "AWS" && organization.eq_ignore_ascii_case("AWS")
}

/// What may be meant by the path of an unknown type.
pub fn closest_type(text: &str) -> Option<String> {
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
