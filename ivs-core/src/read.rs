//! Reads a template from JSON.

use crate::body::Body;
use crate::json;
use crate::template::{Entry, Output, Resource, Template};
use crate::value::{Text, Value};
use ivs_schema::items::Items;
use ivs_schema::names::Spelling;
use ivs_schema::redact::{self, Redactor};
use ivs_schema::table;
use std::fmt;

/// Why a text was not read as a template.
///
/// `Debug` prints what `Display` prints, because that is what `fn main() -> Result<..>` shows.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadError {
    message: String,
    place: Place,
}

#[derive(Clone, PartialEq, Eq)]
enum Place {
    Text { line: usize, column: usize },
    Template(String),
}

impl ReadError {
    fn text(text: &str, fault: &json::Fault) -> Self {
        let before = text.get(..fault.at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            message: Redactor::default().message(&fault.message, false),
            place: Place::Text {
                line: before.matches('\n').count() + 1,
                column: line.chars().count() + 1,
            },
        }
    }

    fn template(path: impl Into<String>, message: impl Into<String>) -> Self {
        let redactor = Redactor::default();
        Self {
            message: redactor.message(&message.into(), false),
            place: Place::Template(redact::without_secrets(&path.into())),
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line and column of the text, both counted from 1, where it is no JSON or has a key twice.
    #[must_use]
    pub const fn line_and_column(&self) -> Option<(usize, usize)> {
        match self.place {
            Place::Text { line, column } => Some((line, column)),
            Place::Template(_) => None,
        }
    }

    /// The path in the template, such as `Resources.Main`, where it is JSON but no template; empty
    /// for the template as a whole.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match &self.place {
            Place::Text { .. } => None,
            Place::Template(path) => Some(path),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        match &self.place {
            Place::Text { line, column } => write!(formatter, " (line {line}, column {column})"),
            Place::Template(path) if path.is_empty() => Ok(()),
            Place::Template(path) => write!(formatter, " ({path})"),
        }
    }
}

impl fmt::Debug for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for ReadError {}

impl Template {
    /// Reads a template from JSON, whoever wrote it: to check it, to compare it, to add to it.
    ///
    /// [`to_json`](Self::to_json) gives the same JSON again, with all entries in their order, also
    /// those that this crate knows nothing of. [`validate`](Self::validate) then speaks
    /// CloudFormation's language: `LatencyMode` rather than `latency_mode`.
    ///
    /// ```
    /// use ivs_core::Template;
    ///
    /// let json = r#"{"Resources":{"Main":{"Type":"AWS::IVS::Channel","Properties":{"LatencyMode":"SLOW"}}}}"#;
    /// let template = Template::from_json(json)?;
    /// assert_eq!(template.to_json(), json);
    /// assert_eq!(
    ///     template.validate().unwrap_err().to_string(),
    ///     "error: unknown value `SLOW` for `LatencyMode`\n       \
    ///      help: did you mean `\"LOW\"`? `LatencyMode` takes `\"NORMAL\"` or `\"LOW\"`\n  \
    ///      --> Resources.Main.Properties.LatencyMode"
    /// );
    ///
    /// let error = Template::from_json(r#"{"Resources": {"Main": {}}}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "a resource has a `Type` (Resources.Main)");
    /// # Ok::<(), ivs_core::ReadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the text is no JSON, has the same key twice or more than 128 levels, and where its JSON
    /// is no template: `Resources` is missing, or something is neither what stands at its place in a
    /// template nor a function that makes it.
    pub fn from_json(json: &str) -> Result<Self, ReadError> {
        Self::from_value(value(json)?)
    }

    /// Reads a template from the content of a file, as [`from_json`](Self::from_json) does.
    ///
    /// ```
    /// use ivs_core::Template;
    ///
    /// let error = Template::from_json_bytes(b"{\"Resources\": {\"\xff\"").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "byte 16 is 0xFF, which is not UTF-8 (line 1, column 17)"
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Where it is not UTF-8, and where `from_json` fails.
    pub fn from_json_bytes(json: &[u8]) -> Result<Self, ReadError> {
        Self::from_json(text(json)?)
    }

    pub(crate) fn from_value(value: Value) -> Result<Self, ReadError> {
        let mut template = Self {
            spelling: Spelling::CloudFormation,
            ..Self::new()
        };
        for (name, value) in entries(value, "")? {
            template.layout.to_mut().push(name.clone());
            template.read_section(name, value)?;
        }
        if template.layout.iter().any(|name| name == "Resources") {
            Ok(template)
        } else {
            Err(ReadError::template("", "a template has `Resources`"))
        }
    }

    fn read_section(&mut self, name: Text, value: Value) -> Result<(), ReadError> {
        match &*name {
            "Description" => match value {
                Value::String(text) => self.description = Some(text),
                _ => return Err(ReadError::template(name, "a description is a text")),
            },
            "Metadata" => self.metadata = Some(value),
            "Transform" => self.transform = Some(value),
            "Parameters" => self.parameters = declarations(&name, value)?.into(),
            "Mappings" => self.mappings = declarations(&name, value)?.into(),
            "Conditions" => {
                self.conditions = declarations(&name, value)?.into();
                for condition in self.conditions.to_mut() {
                    name_conditions(&mut condition.value);
                }
            }
            "Resources" => {
                for (id, value) in entries(value, &name)? {
                    self.resources.to_mut().push(resource(id, value)?);
                }
            }
            "Outputs" => {
                for (id, value) in entries(value, &name)? {
                    self.outputs.to_mut().push(output(id, value)?);
                }
            }
            _ => self.sections.to_mut().push((name, value)),
        }
        Ok(())
    }
}

/// The text in a file.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let (before, rest) = bytes.split_at_checked(at).unwrap_or((bytes, &[]));
        let message = match (bytes, rest) {
            // What PowerShell's `>` writes.
            ([0xff, 0xfe, ..] | [0xfe, 0xff, ..], _) => {
                "the file is in UTF-16: save it in UTF-8".into()
            }
            (_, [byte, ..]) => format!("byte {at} is {byte:#04X}, which is not UTF-8"),
            (_, []) => "the file is not in UTF-8".into(),
        };
        let before = std::str::from_utf8(before).unwrap_or_default();
        ReadError::text(before, &json::Fault { message, at })
    })
}

/// The value of a JSON text.
pub(crate) fn value(json: &str) -> Result<Value, ReadError> {
    // Some editors and shells begin a file with a byte order mark.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    json::read(json).map_err(|fault| ReadError::text(json, &fault))
}

/// The entries of what must be an object.
fn entries(value: Value, path: &str) -> Result<Vec<(Text, Value)>, ReadError> {
    value.into_entries().map_err(|value| {
        let what = if path.is_empty() {
            "a template"
        } else {
            "this"
        };
        let message = format!("{what} is an object, not {}", described(&value));
        ReadError::template(path, message)
    })
}

fn described(value: &Value) -> &'static str {
    match value {
        Value::Boolean(_) => "a boolean",
        Value::Integer(_) | Value::Number(_) | Value::Digits(_) => "a number",
        Value::String(_) => "a text",
        Value::List(_) => "a list",
        Value::Object(_) | Value::Reference { .. } | Value::Function(..) | Value::Unknown => {
            "a function"
        }
    }
}

fn declarations(section: &str, value: Value) -> Result<Vec<Entry>, ReadError> {
    entries(value, section)?
        .into_iter()
        .map(|(id, value)| {
            // A condition is a function; a macro may stand in place of any of them.
            let is_function = section == "Conditions" || is_function(&id);
            if !is_function && !matches!(value, Value::Object(_) | Value::Function(..)) {
                let message = format!("this is an object, not {}", described(&value));
                return Err(ReadError::template(format!("{section}.{id}"), message));
            }
            Ok(Entry {
                id,
                declaration: None,
                value,
            })
        })
        .collect()
}

/// In a condition `{ "Condition": id }` is a function; elsewhere it is an object like any other.
pub(crate) fn name_conditions(value: &mut Value) {
    match value {
        Value::List(items) => items.to_mut().iter_mut().for_each(name_conditions),
        Value::Function(_, argument) => name_conditions(argument.to_mut()),
        Value::Object(entries) => {
            if let [(name, id @ Value::String(_))] = entries.as_slice()
                && name == "Condition"
            {
                *value = Value::call("Condition", id.clone());
            }
        }
        _ => {}
    }
}

/// Whether a macro or a loop of CloudFormation stands under this key.
fn is_function(key: &str) -> bool {
    key.starts_with("Fn::")
}

/// Whether a macro of CloudFormation makes a value, or a part of it.
fn is_made(value: &Value) -> bool {
    const MACRO: &str = "Fn::Transform";
    matches!(value, Value::Function(name, _) if name == MACRO) || value.entry(MACRO).is_some()
}

/// Whether a part is neither the text that it has to be nor one that a macro makes.
fn is_no_text(body: &Body, key: &str) -> bool {
    body.text(key).is_none() && !body.get(key).is_some_and(is_made)
}

fn resource(id: Text, value: Value) -> Result<Resource, ReadError> {
    let body = Body(value);
    if !is_function(&id) {
        let wrong = |key: &str, message: &str| {
            Err(ReadError::template(format!("Resources.{id}{key}"), message))
        };
        if !matches!(body.0, Value::Object(_)) && !is_made(&body.0) {
            return wrong("", "a resource is an object with a `Type`");
        }
        if is_no_text(&body, "Type") && !is_made(&body.0) {
            return wrong("", "a resource has a `Type`");
        }
        let properties = body.get("Properties");
        let is_block = |value: &Value| match value {
            Value::Object(_) => true,
            Value::Function(name, _) => name != "Ref",
            _ => false,
        };
        if !properties.is_none_or(is_block) {
            return wrong(".Properties", "properties are an object");
        }
        if body.get("Condition").is_some() && is_no_text(&body, "Condition") {
            return wrong(".Condition", "this is the name of a condition");
        }
    }
    Ok(Resource {
        known: body
            .text("Type")
            .and_then(|name| table::resource_type(name)),
        id,
        declaration: None,
        body,
        allowed: Items::new(),
    })
}

fn output(id: Text, value: Value) -> Result<Output, ReadError> {
    let body = Body(value);
    if !is_function(&id) {
        let wrong = |key: &str, message: &str| {
            Err(ReadError::template(format!("Outputs.{id}{key}"), message))
        };
        if body.get("Value").is_none() && !is_made(&body.0) {
            return wrong("", "an output is an object with a `Value`");
        }
        if body.get("Condition").is_some() && is_no_text(&body, "Condition") {
            return wrong(".Condition", "this is the name of a condition");
        }
        if body.get("Description").is_some() && is_no_text(&body, "Description") {
            return wrong(".Description", "a description is a text");
        }
    }
    Ok(Output {
        id,
        declaration: None,
        body,
        allowed: Items::new(),
    })
}
