//! The template as JSON, in a stable order that people like to read.

use crate::template::{Entry, MergedTags, Output, Resource, Template};
use crate::value::{Text, Value};
use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
            }
            Self::Ref(id) => only("Ref", id, serializer),
            Self::GetAtt(id, attribute) => only("Fn::GetAtt", &[id, attribute], serializer),
            Self::Function(name, argument) => only(name, argument, serializer),
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

/// What this crate writes, as JSON without white space.
pub(crate) fn json(value: &impl Serialize) -> String {
    always(serde_json::to_string(value))
}

/// What this crate writes, as JSON indented by two spaces.
pub(crate) fn json_pretty(value: &impl Serialize) -> String {
    always(serde_json::to_string_pretty(value))
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

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "Description", self.description.as_ref())?;
        entry(&mut map, "Metadata", self.metadata.as_ref())?;
        match self.transforms.as_slice() {
            [] => {}
            [only] => map.serialize_entry("Transform", only)?,
            several => map.serialize_entry("Transform", several)?,
        }
        entries(&mut map, "Parameters", &self.parameters)?;
        entries(&mut map, "Mappings", &self.mappings)?;
        entries(&mut map, "Conditions", &self.conditions)?;
        for (name, value) in &self.sections {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("Resources", &Resources(self))?;
        if !self.outputs.is_empty() {
            map.serialize_entry("Outputs", &Outputs(&self.outputs))?;
        }
        map.end()
    }
}

/// Writes a section unless it is empty.
fn entries<M: SerializeMap>(map: &mut M, section: &str, list: &[Entry]) -> Result<(), M::Error> {
    if list.is_empty() {
        return Ok(());
    }
    map.serialize_entry(section, &Entries(list))
}

struct Entries<'t>(&'t [Entry]);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|entry| (&entry.id, &entry.value)))
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
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Type", &resource.type_name)?;
        entry(&mut map, "Condition", resource.condition.as_ref())?;
        match resource.depends_on.as_slice() {
            [] => {}
            several => map.serialize_entry("DependsOn", several)?,
        }
        let properties = Properties {
            entries: &resource.properties,
            tags,
        };
        if !properties.is_empty() {
            map.serialize_entry("Properties", &properties)?;
        }
        entry(
            &mut map,
            "CreationPolicy",
            resource.creation_policy.as_ref(),
        )?;
        entry(&mut map, "UpdatePolicy", resource.update_policy.as_ref())?;
        entry(
            &mut map,
            "UpdateReplacePolicy",
            resource.update_replace_policy.as_ref(),
        )?;
        entry(
            &mut map,
            "DeletionPolicy",
            resource.deletion_policy.as_ref(),
        )?;
        entry(&mut map, "Metadata", resource.metadata.as_ref())?;
        map.end()
    }
}

struct Properties<'t> {
    entries: &'t [(Text, Value)],
    tags: &'t MergedTags<'t>,
}

impl Properties<'_> {
    fn without_tags(&self) -> impl Iterator<Item = &(Text, Value)> {
        self.entries.iter().filter(|(name, value)| {
            name != "Tags"
                || matches!(self.tags, MergedTags::AsWritten(tags) if std::ptr::eq(*tags, value))
        })
    }

    fn is_empty(&self) -> bool {
        self.without_tags().next().is_none()
            && matches!(self.tags, MergedTags::Merged(tags) if tags.is_empty())
    }
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.without_tags() {
            map.serialize_entry(name, value)?;
        }
        match self.tags {
            MergedTags::Merged(tags) if !tags.is_empty() => {
                map.serialize_entry("Tags", &Tags(tags))?;
            }
            MergedTags::Chosen(tags) => map.serialize_entry("Tags", tags)?,
            _ => {}
        }
        map.end()
    }
}

struct Tags<'t>(&'t [(&'t str, &'t Value)]);

impl Serialize for Tags<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for (key, value) in self.0 {
            list.serialize_element(&Tag { key, value })?;
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
        map.serialize_entry("Value", self.value)?;
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
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "Condition", self.condition.as_ref())?;
        entry(&mut map, "Description", self.description.as_ref())?;
        entry(&mut map, "Value", self.value.as_ref())?;
        if let Some(name) = &self.export {
            map.serialize_entry("Export", &Export(name))?;
        }
        map.end()
    }
}

struct Export<'t>(&'t Value);

impl Serialize for Export<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        only("Name", self.0, serializer)
    }
}
