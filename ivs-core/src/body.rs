//! What stands in a resource or an output, in the order of the template.

use crate::value::{Text, Value};

/// The key under which a resource names those that are made before it.
pub(crate) const DEPENDS_ON: &str = "DependsOn";

/// The order in which people like to read a resource.
pub(crate) const RESOURCE: &[&str] = &[
    "Type",
    "Condition",
    DEPENDS_ON,
    "Properties",
    "CreationPolicy",
    "UpdatePolicy",
    "UpdateReplacePolicy",
    "DeletionPolicy",
    "Metadata",
];

/// The order in which people like to read an output.
pub(crate) const OUTPUT: &[&str] = &["Condition", "Description", "Value", "Export"];

/// The entries of a resource or an output: those of the builder in the order that people like,
/// those of a template that was read in the order of that template.
///
/// In a template that was read, a loop of `AWS::LanguageExtensions` may stand in place of a resource
/// or an output, which is a list.
#[derive(Debug, Clone)]
pub(crate) struct Body(pub(crate) Value);

impl Body {
    /// That of a resource.
    pub(crate) fn resource(type_name: Text, properties: Vec<(Text, Value)>) -> Self {
        Self(Value::Object(
            vec![
                (Text::Borrowed("Type"), Value::String(type_name)),
                (
                    Text::Borrowed("Properties"),
                    Value::Object(properties.into()),
                ),
            ]
            .into(),
        ))
    }

    /// That of an output.
    pub(crate) fn output(value: Option<Value>) -> Self {
        let value = value.map(|value| (Text::Borrowed("Value"), value));
        Self(Value::Object(value.into_iter().collect()))
    }

    /// What stands under a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.entry(name)
    }

    /// The text under a name.
    pub(crate) fn text(&self, name: &str) -> Option<&Text> {
        match self.get(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// Puts a value under a name, where the order wants it.
    pub(crate) fn set(&mut self, order: &[&str], name: &'static str, value: Value) {
        let Value::Object(entries) = &mut self.0 else {
            return;
        };
        let entries = entries.to_mut();
        if let Some((_, known)) = entries.iter_mut().find(|(known, _)| known == name) {
            *known = value;
            return;
        }
        let rank = |name: &str| order.iter().position(|other| *other == name);
        let after = entries
            .iter()
            .position(|(other, _)| rank(other) > rank(name))
            .unwrap_or(entries.len());
        entries.insert(after, (Text::Borrowed(name), value));
    }
}
