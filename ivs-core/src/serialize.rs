//! The template as JSON, in a stable order that people like to read.

use crate::body::Body;
use crate::template::{Entry, MergedTags, Output, Resource, Template, may_be_no_value, tag};
use crate::value::{Text, Value};
use serde_core::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use std::io;

/// A value as JSON.
pub(crate) struct Json<'v>(pub(crate) &'v Value);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::Integer(value) => serializer.serialize_i64(*value),
            Value::Number(value) => serializer.serialize_f64(*value),
            Value::Digits(digits) => raw(digits, serializer),
            Value::String(string) => serializer.serialize_str(string),
            Value::List(items) => serializer.collect_seq(items.iter().map(Json)),
            Value::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, Json(value))))
            }
            Value::Reference {
                to,
                attribute: None,
                ..
            } => only("Ref", to, serializer),
            Value::Reference {
                to,
                attribute: Some(attribute),
                is_dotted: false,
            } => only("Fn::GetAtt", &[to, attribute], serializer),
            Value::Reference {
                to,
                attribute: Some(attribute),
                is_dotted: true,
            } => only("Fn::GetAtt", &format!("{to}.{attribute}"), serializer),
            Value::Function(name, argument) => only(name, &Json(argument), serializer),
            Value::Unknown => serializer.serialize_unit(),
        }
    }
}

/// An object with one entry.
fn only<S: Serializer>(
    key: &str,
    value: &(impl Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, value)?;
    map.end()
}

/// A number as it was read.
fn raw<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(digits.into())
        .map_err(S::Error::custom)?
        .serialize(serializer)
}

/// What this crate writes, as JSON without white space.
pub(crate) fn json(value: &impl Serialize) -> String {
    always(serde_json::to_string(value))
}

/// What this crate writes, as JSON indented by two spaces.
pub(crate) fn json_pretty(value: &impl Serialize) -> String {
    always(serde_json::to_string_pretty(value))
}

/// How many bytes it has as JSON without white space; nothing if a number of the author's is none.
pub(crate) fn size(value: &impl Serialize) -> Option<usize> {
    struct Count(usize);

    impl io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let mut count = Count(0);
    serde_json::to_writer(&mut count, value).ok()?;
    Some(count.0)
}

#[expect(
    clippy::expect_used,
    reason = "no value and no key that this crate writes can fail"
)]
fn always(json: Result<String, serde_json::Error>) -> String {
    json.expect("it is always JSON")
}

/// Writes the entry unless there is nothing to write.
pub(crate) fn entry<M: SerializeMap>(
    map: &mut M,
    key: &str,
    value: Option<&(impl Serialize + ?Sized)>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, value),
        None => Ok(()),
    }
}

/// The sections that the template has, in the order in which people like to read them. Where those
/// without a method of their own stand is up to [`Template::section`].
const SECTIONS: [&str; 8] = [
    "Description",
    "Metadata",
    "Transform",
    "Parameters",
    "Mappings",
    "Conditions",
    "Resources",
    "Outputs",
];

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for name in &self.layout {
            self.section_into(&mut map, name)?;
        }
        let is_new = |name: &str| !self.layout.iter().any(|known| known == name);
        for name in SECTIONS.into_iter().filter(|name| is_new(name)) {
            if name == "Resources" {
                for (name, value) in self.sections.iter().filter(|(name, _)| is_new(name)) {
                    map.serialize_entry(name, &Json(value))?;
                }
            } else if self.is_empty(name) {
                continue;
            }
            self.section_into(&mut map, name)?;
        }
        map.end()
    }
}

impl Template {
    /// Whether a section can be left out for having no entries.
    fn is_empty(&self, section: &str) -> bool {
        match section {
            "Parameters" => self.parameters.is_empty(),
            "Mappings" => self.mappings.is_empty(),
            "Conditions" => self.conditions.is_empty(),
            "Outputs" => self.outputs.is_empty(),
            _ => false,
        }
    }

    /// Writes a section, if there is something to write.
    fn section_into<M: SerializeMap>(&self, map: &mut M, name: &str) -> Result<(), M::Error> {
        match name {
            "Description" => entry(map, name, self.description.as_ref()),
            "Metadata" => entry(map, name, self.metadata.as_ref().map(Json).as_ref()),
            "Transform" => entry(map, name, self.transform.as_ref().map(Json).as_ref()),
            "Parameters" => map.serialize_entry(name, &Entries(&self.parameters)),
            "Mappings" => map.serialize_entry(name, &Entries(&self.mappings)),
            "Conditions" => map.serialize_entry(name, &Entries(&self.conditions)),
            "Resources" => map.serialize_entry(name, &Resources(self)),
            "Outputs" => map.serialize_entry(name, &Outputs(&self.outputs)),
            _ => {
                let others = self.sections.iter().find(|(known, _)| known == name);
                entry(map, name, others.map(|(_, value)| Json(value)).as_ref())
            }
        }
    }
}

struct Entries<'t>(&'t [Entry]);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|entry| (&entry.id, Json(&entry.value))))
    }
}

struct Resources<'t>(&'t Template);

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.resources.iter().map(|resource| {
            let body = ResourceBody {
                resource,
                tags: resource.merged_tags(&self.0.tags),
            };
            (&resource.id, body)
        }))
    }
}

struct ResourceBody<'t> {
    resource: &'t Resource,
    tags: MergedTags<'t>,
}

impl Serialize for ResourceBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { resource, tags } = self;
        let Body(Value::Object(entries)) = &resource.body else {
            return Json(&resource.body.0).serialize(serializer);
        };
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in entries {
            match value {
                Value::Object(entries) if name == "Properties" => {
                    let properties = Properties { entries, tags };
                    if resource.is_read() || !properties.is_empty() {
                        map.serialize_entry(name, &properties)?;
                    }
                }
                value => map.serialize_entry(name, &Json(value))?,
            }
        }
        let properties = Properties { entries: &[], tags };
        if resource.properties().is_none() && !properties.is_empty() {
            map.serialize_entry("Properties", &properties)?;
        }
        map.end()
    }
}

struct Properties<'t> {
    entries: &'t [(Text, Value)],
    tags: &'t MergedTags<'t>,
}

impl Properties<'_> {
    fn as_written(&self) -> impl Iterator<Item = &(Text, Value)> {
        self.entries
            .iter()
            .filter(|(name, _)| name != "Tags" || matches!(self.tags, MergedTags::AsWritten))
    }

    fn is_empty(&self) -> bool {
        self.as_written().next().is_none()
            && match self.tags {
                MergedTags::AsWritten => true,
                MergedTags::Merged(tags) => tags.is_empty(),
                MergedTags::Chosen(_) => false,
            }
    }
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.as_written() {
            map.serialize_entry(name, &Json(value))?;
        }
        match self.tags {
            MergedTags::Merged(tags) if !tags.is_empty() => {
                map.serialize_entry("Tags", &Tags(tags))?;
            }
            MergedTags::Chosen(tags) => map.serialize_entry("Tags", &Json(tags))?,
            MergedTags::Merged(_) | MergedTags::AsWritten => {}
        }
        map.end()
    }
}

struct Tags<'t>(&'t [(&'t str, &'t Value)]);

impl Serialize for Tags<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for (key, value) in self.0 {
            if may_be_no_value(value) {
                list.serialize_element(&Json(&tag(key, value)))?;
            } else {
                list.serialize_element(&Tag { key, value })?;
            }
        }
        list.end()
    }
}

struct Tag<'t> {
    key: &'t str,
    value: &'t Value,
}

impl Serialize for Tag<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("Key", self.key)?;
        map.serialize_entry("Value", &Json(self.value))?;
        map.end()
    }
}

struct Outputs<'t>(&'t [Output]);

impl Serialize for Outputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|output| (&output.id, output)))
    }
}

impl Serialize for Output {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json(&self.body.0).serialize(serializer)
    }
}
