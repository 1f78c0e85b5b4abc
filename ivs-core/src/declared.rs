//! A stack that `ivs_stack!` declares, as one constant.
//!
//! The expansion of a stack holds what it declares as JSON, in which `{ "Fn::Place": 0 }` is the place of a
//! value that only the running program knows. The JSON is read once in a process. From then on the template
//! of a stack without places is a copy of some pointers; in others, only what leads to a place is copied.

use crate::body::{self, Body};
use crate::functions::Choice;
use crate::json;
use crate::property::{Expression, IntoValue};
use crate::read::name_conditions;
use crate::template::{Declaration, Entry, Import, Output, Resource, Template};
use crate::value::{Text, Value};
use ivs_schema::items::Items;
use ivs_schema::sub::{self, Piece};
use ivs_schema::table;
use std::sync::OnceLock;

/// What a stack declares, or a part of it that the running program repeats or leaves out.
#[derive(Debug)]
pub struct Declared {
    file: &'static str,
    lines: &'static str,
    json: &'static str,
    template: OnceLock<Template>,
}

/// A value that is known but for its places.
#[derive(Debug)]
pub struct DeclaredValue {
    json: &'static str,
    value: OnceLock<Value>,
}

/// The values for the places, in the order of their numbers, and the keys of the loops around them.
#[derive(Debug, Default)]
pub struct Places<'k> {
    values: Vec<Option<Value>>,
    keys: &'k [&'k str],
}

impl<'k> Places<'k> {
    /// No values yet, inside loops with these keys.
    #[must_use]
    pub const fn new(keys: &'k [&'k str]) -> Self {
        Self {
            values: Vec::new(),
            keys,
        }
    }

    /// Adds the value for the next place; `None` leaves out what has the place.
    #[inline(never)]
    pub fn put(&mut self, value: impl Place) {
        self.values.push(value.into_place());
    }
}

/// What can be put in a place.
pub trait Place {
    /// The value, or nothing.
    fn into_place(self) -> Option<Value>;
}

impl<Slot> Place for Choice<Slot> {
    fn into_place(self) -> Option<Value> {
        self.into_value()
    }
}

impl<Slot> Place for Expression<Slot> {
    fn into_place(self) -> Option<Value> {
        IntoValue::<Slot>::into_value(self)
    }
}

impl Place for String {
    fn into_place(self) -> Option<Value> {
        Some(Value::string(self))
    }
}

impl Place for Text {
    fn into_place(self) -> Option<Value> {
        Some(Value::String(self))
    }
}

impl Place for &'static str {
    fn into_place(self) -> Option<Value> {
        Some(Value::string(self))
    }
}

impl Place for Option<Value> {
    fn into_place(self) -> Option<Value> {
        self
    }
}

impl DeclaredValue {
    /// The value in this JSON.
    #[must_use]
    pub const fn new(json: &'static str) -> Self {
        Self {
            json,
            value: OnceLock::new(),
        }
    }

    /// The value, with its places filled; `None` if it is nothing but a place that is left out.
    #[must_use]
    pub fn value(&'static self, places: Places<'_>) -> Option<Value> {
        let value = self.value.get_or_init(|| read(self.json));
        Filling(places).value(value)
    }
}

impl Declared {
    /// A template as JSON, with a line for each of its items: where the source file declares it.
    #[must_use]
    pub const fn new(file: &'static str, lines: &'static str, json: &'static str) -> Self {
        Self {
            file,
            lines,
            json,
            template: OnceLock::new(),
        }
    }

    /// The template of a stack without places.
    #[must_use]
    pub fn template(&'static self) -> Template {
        let read = self.read();
        Template {
            description: read.description.clone(),
            metadata: read.metadata.as_ref().map(Value::borrowed),
            region: read.region.clone(),
            transform: read.transform.as_ref().map(Value::borrowed),
            parameters: read.parameters.borrowed(),
            mappings: read.mappings.borrowed(),
            conditions: read.conditions.borrowed(),
            sections: read.sections.borrowed(),
            tags: read.tags.borrowed(),
            allowed: read.allowed.borrowed(),
            resources: read.resources.borrowed(),
            outputs: read.outputs.borrowed(),
            imports: read.imports.borrowed(),
            layout: Items::new(),
            spelling: read.spelling,
        }
    }

    /// Adds what is declared to a template, with its places filled.
    pub fn add_to(&'static self, template: &mut Template, places: Places<'_>) {
        let read = self.read();
        let mut filling = Filling(places);
        let named = |filling: &mut Filling<'_>, (name, value): &'static (Text, Value)| {
            Some((name.clone(), filling.value(value)?))
        };
        if read.description.is_some() {
            template.description.clone_from(&read.description);
        }
        if read.region.is_some() {
            template.region.clone_from(&read.region);
        }
        if let Some(metadata) = &read.metadata {
            template.metadata = filling.value(metadata);
        }
        if let Some(transform) = &read.transform {
            template.transform = Some(transform.borrowed());
        }
        template.allowed.extend(read.allowed.iter().cloned());
        for (all, own) in [
            (&mut template.tags, &read.tags),
            (&mut template.sections, &read.sections),
        ] {
            all.extend(own.iter().filter_map(|entry| named(&mut filling, entry)));
        }
        for (all, own) in [
            (&mut template.parameters, &read.parameters),
            (&mut template.mappings, &read.mappings),
            (&mut template.conditions, &read.conditions),
        ] {
            all.extend(own.iter().filter_map(|entry| {
                Some(Entry {
                    id: entry.id.clone(),
                    declaration: entry.declaration,
                    value: filling.value(&entry.value)?,
                })
            }));
        }
        template
            .resources
            .extend(read.resources.iter().map(|resource| Resource {
                id: filling.id(&resource.id),
                declaration: resource.declaration,
                known: resource.known,
                body: filling.body(&resource.body),
                allowed: resource.allowed.borrowed(),
            }));
        template
            .outputs
            .extend(read.outputs.iter().map(|output| Output {
                id: filling.id(&output.id),
                declaration: output.declaration,
                body: filling.body(&output.body),
                allowed: output.allowed.borrowed(),
            }));
        template.imports.extend(read.imports.iter().cloned());
    }

    fn read(&'static self) -> &'static Template {
        self.template.get_or_init(|| {
            let mut template = Template::new();
            let mut lines = Lines {
                file: self.file,
                lines: self.lines.lines(),
            };
            for (name, value) in entries(read(self.json)) {
                read_part(&mut template, &name, value, &mut lines);
            }
            template
        })
    }
}

/// Adds a part of a declared stack: sections have CloudFormation's names, all else begins in lower case.
fn read_part(template: &mut Template, name: &str, value: Value, lines: &mut Lines) {
    match name {
        "Description" => template.description = string(value),
        "Metadata" => template.metadata = Some(value),
        "Transform" => template.transform = Some(value),
        "Parameters" => template.parameters = declared(value, lines),
        "Mappings" => template.mappings = declared(value, lines),
        "Conditions" => {
            template.conditions = declared(value, lines);
            for condition in template.conditions.to_mut() {
                name_conditions(&mut condition.value);
            }
        }
        "Resources" => {
            let resources = entries(value).into_iter().map(|(id, body)| {
                let (declaration, allowed) = lines.next_line();
                let body = Body(body);
                Resource {
                    id,
                    declaration: Some(declaration),
                    known: body
                        .text("Type")
                        .and_then(|name| table::resource_type(name)),
                    body,
                    allowed,
                }
            });
            template.resources = resources.collect();
        }
        "Outputs" => {
            let outputs = entries(value).into_iter().map(|(id, body)| {
                let (declaration, allowed) = lines.next_line();
                Output {
                    id,
                    declaration: Some(declaration),
                    body: Body(body),
                    allowed,
                }
            });
            template.outputs = outputs.collect();
        }
        "imports" => {
            let imports = entries(value).into_iter().filter_map(|(_, import)| {
                let (declaration, _) = lines.next_line();
                let import = Body(import);
                Some(Import {
                    resource_type: table::resource_type(import.text("Type")?)?,
                    arn: import.get("Arn")?.clone(),
                    id: import.text("Id").cloned(),
                    declaration,
                })
            });
            template.imports = imports.collect();
        }
        "tags" => template.tags = entries(value).into(),
        "region" => template.region = string(value),
        "allow" => template.allowed = strings(value),
        _ => template
            .sections
            .to_mut()
            .push((name.to_owned().into(), value)),
    }
}

/// The lines that say where each item of a template is declared, in the order of the items: its line and
/// its column, the rules that are allowed there, and its name.
struct Lines {
    file: &'static str,
    lines: std::str::Lines<'static>,
}

impl Lines {
    fn next_line(&mut self) -> (Declaration, Items<'static, Text>) {
        let mut parts = self.lines.next().unwrap_or_default().splitn(4, ' ');
        let mut number = || {
            parts
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or_default()
        };
        let [line, column] = [number(), number()];
        let rules = parts.next().unwrap_or_default();
        let declaration = Declaration {
            name: parts.next(),
            file: self.file,
            line,
            column,
        };
        let rules = rules.split(',').filter(|rule| !rule.is_empty());
        (declaration, rules.map(Text::from).collect())
    }
}

/// Parameters, mappings or conditions.
fn declared(value: Value, lines: &mut Lines) -> Items<'static, Entry> {
    let entries = entries(value).into_iter().map(|(id, value)| Entry {
        id,
        declaration: Some(lines.next_line().0),
        value,
    });
    entries.collect()
}

/// Values on their way into their places.
struct Filling<'k>(Places<'k>);

impl Filling<'_> {
    /// A value with its places filled; what has none is borrowed. `None` if it is left out.
    fn value(&mut self, value: &'static Value) -> Option<Value> {
        match value {
            Value::List(items) if items.iter().any(has_places) => Some(Value::List(
                items.iter().filter_map(|item| self.value(item)).collect(),
            )),
            Value::Object(entries) if entries.iter().any(|(_, value)| has_places(value)) => {
                let entries = entries
                    .iter()
                    .filter_map(|(key, value)| Some((key.clone(), self.value(value)?)));
                Some(Value::Object(entries.collect()))
            }
            Value::Reference { to, attribute, .. } if has_key(to) => {
                let to = self.id(to);
                Some(match attribute {
                    Some(attribute) => Value::attribute(to, attribute.clone()),
                    None => Value::reference(to),
                })
            }
            Value::Function(name, argument) if name == PLACE => match **argument {
                Value::Integer(number) => {
                    let number = usize::try_from(number).ok()?;
                    self.0.values.get_mut(number)?.take()
                }
                _ => None,
            },
            Value::Function(name, argument) if name == FORMAT => Some(self.format(argument)),
            Value::Function(name, argument) if has_places(argument) => {
                let argument = match &**argument {
                    // An argument is never left out: those after it have their places.
                    Value::List(items) => Value::List(
                        items
                            .iter()
                            .map(|item| self.value(item).unwrap_or_else(Value::no_value))
                            .collect(),
                    ),
                    argument => self.value(argument).unwrap_or_else(Value::no_value),
                };
                Some(Value::call(name.clone(), argument))
            }
            value => Some(value.borrowed()),
        }
    }

    /// The pieces of a `format!`: text, and lists of a name and a value.
    fn format(&mut self, pieces: &'static Value) -> Value {
        let Value::List(pieces) = pieces else {
            return Value::no_value();
        };
        sub::assemble(pieces.iter().filter_map(|piece| match piece {
            Value::String(text) => Some(Piece::Text(text.clone())),
            Value::List(named) => match named.as_slice() {
                [Value::String(name), value] => {
                    let name = Some(name.clone()).filter(|name| !name.is_empty());
                    Some(Piece::Value(name, self.value(value)?))
                }
                _ => None,
            },
            value => Some(Piece::Value(None, self.value(value)?)),
        }))
    }

    /// The body of a resource or an output.
    fn body(&mut self, body: &'static Body) -> Body {
        let Value::Object(entries) = &body.0 else {
            return Body(body.0.borrowed());
        };
        let entries = entries.iter().filter_map(|(name, value)| {
            let value = match value {
                Value::List(ids) if name == body::DEPENDS_ON => {
                    Value::List(ids.iter().map(|id| self.dependency(id)).collect())
                }
                value => self.value(value)?,
            };
            Some((name.clone(), value))
        });
        Body(Value::Object(entries.collect()))
    }

    fn dependency(&self, id: &Value) -> Value {
        match id {
            Value::String(id) => Value::String(self.id(id)),
            other => other.clone(),
        }
    }

    /// A logical id with the keys of loops in it: `Room{0}`.
    fn id(&self, id: &Text) -> Text {
        if !has_key(id) {
            return id.clone();
        }
        let mut filled = id.to_string();
        for (number, key) in self.0.keys.iter().enumerate() {
            filled = filled.replace(&format!("{{{number}}}"), key);
        }
        filled.into()
    }
}

/// The function that is a place for a value of the running program.
const PLACE: &str = "Fn::Place";

/// The function that puts a string together once its places are filled.
const FORMAT: &str = "Fn::Format";

/// Whether something in a value depends on the running program.
fn has_places(value: &Value) -> bool {
    match value {
        Value::List(items) => items.iter().any(has_places),
        Value::Object(entries) => entries.iter().any(|(_, value)| has_places(value)),
        Value::Reference { to, .. } => has_key(to),
        Value::Function(name, argument) => name == PLACE || name == FORMAT || has_places(argument),
        _ => false,
    }
}

/// Whether the key of a loop belongs into a logical id.
fn has_key(id: &str) -> bool {
    id.contains('{')
}

/// The value in JSON that the macro wrote. A level in the macro, of which it takes 64, is at most four in JSON.
#[expect(clippy::expect_used, reason = "the macro writes JSON")]
fn read(json: &str) -> Value {
    json::read_nested(json, 4 * 64 + 16).expect("the macro writes JSON")
}

fn entries(value: Value) -> Vec<(Text, Value)> {
    value.into_entries().unwrap_or_default()
}

fn string(value: Value) -> Option<Text> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn strings(value: Value) -> Items<'static, Text> {
    match value {
        Value::List(items) => items.into_vec().into_iter().filter_map(string).collect(),
        _ => Items::new(),
    }
}
