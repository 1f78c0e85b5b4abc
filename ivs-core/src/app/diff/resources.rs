//! What becomes of resources in an update.

use super::Entry;
use super::differences::{self, Difference};
use crate::app::json::{Json, Object};
use crate::app::references;
use crate::template::Template;
use ivs_schema::metadata::{Kind, Property, ResourceType};
use ivs_schema::{suggest, table};
use std::collections::BTreeMap;

/// A resource that is in both templates, or in one of them.
struct Resource<'t> {
    id: &'t str,
    old: Option<&'t Json>,
    new: Option<&'t Json>,
    differences: Vec<Difference>,
    /// Changed properties that can't be changed in place: CloudFormation makes a new resource and
    /// deletes the old one.
    replaced_by: Vec<String>,
    /// The same of properties that stay as they are written, with what they name.
    replaced_after: Vec<(String, String)>,
    /// Properties that stay as they are written, and name something that is replaced.
    follows: Vec<(String, String)>,
}

/// Compares the resources of two templates, in the order of the new one.
pub(super) fn compare(old: &Object, new: &Object, template: &Template) -> Vec<Entry> {
    let (old, new) = (&usual(old), &usual(new));
    let mut ids = differences::keys(old, new);
    let place = |id: &str| {
        template
            .resources
            .iter()
            .position(|resource| resource.id == id)
    };
    // Those that are gone stand behind.
    ids.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    let mut resources: Vec<Resource<'_>> = ids
        .into_iter()
        .map(|id| Resource::new(id, old.get(id), new.get(id)))
        .collect();
    follow_replacements(&mut resources, template);
    resources
        .iter()
        .filter_map(|resource| resource.entry(&resources))
        .collect()
}

/// Resources in one of the forms that mean the same: `DependsOn` is a list, whose order has no meaning,
/// and what is empty is left out.
fn usual(resources: &Object) -> Object {
    let usual = |(id, resource): (&String, &Json)| {
        let mut resource = resource.clone();
        if let Json::Object(entries) = &mut resource {
            entries.entry("DependsOn".into()).and_modify(|ids| {
                if let Json::List(ids) = ids {
                    ids.sort_by_key(ToString::to_string);
                    ids.dedup();
                } else {
                    *ids = Json::List(vec![ids.clone()]);
                }
            });
            entries.retain(|name, value| match value {
                Json::List(ids) => name != "DependsOn" || !ids.is_empty(),
                Json::Object(properties) => name != "Properties" || !properties.is_empty(),
                _ => true,
            });
        }
        (id.clone(), resource)
    };
    resources.iter().map(usual).collect()
}

/// Whoever names a resource that is replaced is updated, or replaced in turn.
fn follow_replacements(resources: &mut [Resource<'_>], template: &Template) {
    let references = references::of_resources(template);
    loop {
        let replaced: BTreeMap<String, bool> = resources
            .iter()
            .map(|resource| (resource.id.to_owned(), resource.is_replaced()))
            .collect();
        let mut is_changed = false;
        for reference in &references {
            if replaced.get(&reference.to) != Some(&true) {
                continue;
            }
            let Some(resource) = resources.iter_mut().find(|resource| {
                resource.id == reference.from && resource.old.is_some() && resource.new.is_some()
            }) else {
                continue;
            };
            let follow = (reference.property(), reference.to.clone());
            if resource.writes_anew(&follow.0) || resource.follows.contains(&follow) {
                continue;
            }
            resource.follows.push(follow);
            if let Some(property) = create_only(resource.rows(), &reference.keys()) {
                resource
                    .replaced_after
                    .push((property, reference.to.clone()));
            }
            is_changed = true;
        }
        if !is_changed {
            return;
        }
    }
}

impl<'t> Resource<'t> {
    fn new(id: &'t str, old: Option<&'t Json>, new: Option<&'t Json>) -> Self {
        let mut resource = Self {
            id,
            old,
            new,
            differences: Vec::new(),
            replaced_by: Vec::new(),
            replaced_after: Vec::new(),
            follows: Vec::new(),
        };
        if old.is_some() && new.is_some() {
            resource.differences = differences::between(old, new);
            let mut causes: Vec<String> = resource
                .differences
                .iter()
                .filter_map(|difference| match difference.keys().as_slice() {
                    ["Properties", keys @ ..] => create_only(resource.rows(), keys),
                    _ => None,
                })
                .collect();
            causes.dedup();
            resource.replaced_by = causes;
        }
        resource
    }

    /// Whether a property, or what holds it, is written differently in the new template.
    fn writes_anew(&self, property: &str) -> bool {
        self.differences.iter().any(|difference| {
            difference.is_in_properties()
                && property
                    .strip_prefix(&difference.path())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    fn body(&self) -> Option<&'t Json> {
        self.new.or(self.old)
    }

    fn type_name(&self) -> &'t str {
        text(self.body(), "Type").unwrap_or_default()
    }

    fn rows(&self) -> Option<&'static ResourceType> {
        table::resource_type(self.type_name())
    }

    /// Whether both templates have it, with different types.
    fn is_of_another_type(&self) -> bool {
        self.old.is_some() && self.new.is_some() && text(self.old, "Type") != text(self.new, "Type")
    }

    fn is_replaced(&self) -> bool {
        let is_caused = !self.replaced_by.is_empty() || !self.replaced_after.is_empty();
        is_caused && !self.is_of_another_type()
    }

    /// Why CloudFormation makes a new one.
    fn causes(&self) -> String {
        let changed: Vec<&str> = self.replaced_by.iter().map(String::as_str).collect();
        let own = (!changed.is_empty())
            .then(|| format!("{} can't be changed in place", suggest::all_of(&changed)));
        let others = self.replaced_after.iter().map(|(property, replaced)| {
            format!("`{property}` can't be changed in place, and `{replaced}` is replaced")
        });
        let causes: Vec<String> = own.into_iter().chain(others).collect();
        causes.join("; ")
    }

    fn entry(&self, all: &[Self]) -> Option<Entry> {
        let name = format!("{} ({})", self.id, self.type_name());
        let (mark, fate, mut lines) = match (self.old, self.new) {
            (None, _) => ('+', "is added".to_owned(), Vec::new()),
            (_, None) => ('-', self.removal(), self.renaming(all)),
            (Some(old), Some(_)) if self.is_of_another_type() => (
                '~',
                format!(
                    "was of the type {}: CloudFormation refuses another type under the same logical id",
                    text(Some(old), "Type").unwrap_or_default()
                ),
                vec!["help: give the new one another name".to_owned()],
            ),
            _ => ('~', self.change()?, Vec::new()),
        };
        if mark == '~' && !self.is_of_another_type() {
            lines.extend(super::lines(&self.differences));
            lines.extend(self.follows.iter().map(|(property, replaced)| {
                format!("~ {property}: another value, as `{replaced}` is replaced")
            }));
        }
        Some(Entry {
            mark,
            title: format!("{name} {fate}"),
            lines,
        })
    }

    /// What an update does with what is in both templates.
    fn change(&self) -> Option<String> {
        if self.differences.is_empty() && self.follows.is_empty() {
            return None;
        }
        let is_in_properties =
            !self.follows.is_empty() || self.differences.iter().any(Difference::is_in_properties);
        Some(if self.is_replaced() {
            let stays = match text(self.new, "UpdateReplacePolicy") {
                Some("Retain") => "; the old one stays",
                _ => "",
            };
            format!("is replaced: {}{stays}", self.causes())
        } else if !is_in_properties {
            "changes in the template alone".to_owned()
        } else if self.rows().is_none() {
            "is updated or replaced: which properties can be changed in place is not known of this type"
                .to_owned()
        } else {
            "is updated".to_owned()
        })
    }

    /// What becomes of what is no longer in the template.
    fn removal(&self) -> String {
        match text(self.old, "DeletionPolicy") {
            Some(policy @ ("Retain" | "RetainExceptOnCreate")) => {
                format!("leaves the stack, but is not deleted: its `DeletionPolicy` is `{policy}`")
            }
            _ => "is deleted".to_owned(),
        }
    }

    /// Another name in the program is another resource for CloudFormation.
    fn renaming(&self, all: &[Self]) -> Vec<String> {
        let added: Vec<&Self> = all
            .iter()
            .filter(|other| other.old.is_none() && other.type_name() == self.type_name())
            .collect();
        let gone = all
            .iter()
            .filter(|other| other.new.is_none() && other.type_name() == self.type_name())
            .count();
        match added.as_slice() {
            [only] if gone == 1 => vec![format!(
                "help: if it is now called `{}`, keep it with `#[logical_id(\"{}\")]`",
                only.id, self.id
            )],
            _ => Vec::new(),
        }
    }
}

fn text<'v>(body: Option<&'v Json>, key: &str) -> Option<&'v str> {
    body?.get(key)?.text()
}

/// The innermost property on the way to a value that can't be changed in place.
fn create_only(rows: Option<&'static ResourceType>, keys: &[&str]) -> Option<String> {
    let mut properties: &'static [Property] = rows?.properties;
    let mut innermost = None;
    for (index, key) in keys.iter().enumerate() {
        let Some(property) = properties
            .iter()
            .find(|property| property.cloudformation == *key)
        else {
            break;
        };
        if property.create_only {
            innermost = keys.get(..=index);
        }
        properties = inner(&property.kind);
    }
    innermost.map(|keys| keys.join("."))
}

/// The rows of a block, or of the items of a list.
fn inner(kind: &'static Kind) -> &'static [Property] {
    match kind {
        Kind::Block(block) => block.properties,
        Kind::List(list) => inner(list.item),
        _ => &[],
    }
}
