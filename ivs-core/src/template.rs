//! A CloudFormation template, built resource by resource.

use crate::body::{self, Body};
use crate::condition::{Condition, ConditionName};
use crate::error::Violations;
use crate::handle::{Handle, Imported};
use crate::names::{MappingName, ParameterName};
use crate::parameter::Parameter;
use crate::property::{self, IntoValue, Json, Object, Parts, ResourceType, Tags};
use crate::value::{Text, Value};
use crate::{serialize, view, write};
use ivs_schema::items::Items;
use ivs_schema::names::Spelling;
use ivs_schema::report::Level;
use ivs_schema::{metadata, size};
use std::borrow::Cow;
use std::io;
use std::panic::Location;
use std::path::Path;

/// A CloudFormation template.
///
/// Resources and outputs keep the order in which they are added. Nothing is checked while a template
/// is built: [`validate`](Self::validate) finds everything at once.
///
/// ```
/// use ivs_core::{Template, ivs::Channel, ivs::channel::Type};
///
/// let mut template = Template::new();
/// let main = template.add("Main", Channel::new().name("show").r#type(Type::Basic));
/// template.add("Encoder", main.add_stream_key());
/// template.output("PlaybackUrl", main.playback_url());
///
/// template.validate()?;
/// println!("{}", template.to_json_pretty());
/// # Ok::<(), ivs_core::Violations>(())
/// ```
#[derive(Default, Clone)]
pub struct Template {
    pub(crate) description: Option<Text>,
    pub(crate) metadata: Option<Value>,
    pub(crate) region: Option<Text>,
    pub(crate) transform: Option<Value>,
    pub(crate) parameters: Items<'static, Entry>,
    pub(crate) mappings: Items<'static, Entry>,
    pub(crate) conditions: Items<'static, Entry>,
    pub(crate) sections: Items<'static, (Text, Value)>,
    pub(crate) tags: Items<'static, (Text, Value)>,
    pub(crate) allowed: Items<'static, Text>,
    pub(crate) resources: Items<'static, Resource>,
    pub(crate) outputs: Items<'static, Output>,
    pub(crate) imports: Items<'static, Import>,
    /// The names of the sections, in the order in which they were read.
    pub(crate) layout: Items<'static, Text>,
    /// How messages spell names.
    pub(crate) spelling: Spelling,
}

/// A parameter, a mapping or a condition.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) id: Text,
    pub(crate) declaration: Option<Declaration>,
    pub(crate) value: Value,
}

/// A resource of a template, with what stands beside its properties.
///
/// [`Template::attributes`] gives it.
#[derive(Clone)]
pub struct Resource {
    pub(crate) id: Text,
    pub(crate) declaration: Option<Declaration>,
    /// Its rows, if its type is one of the table.
    pub(crate) known: Option<&'static metadata::ResourceType>,
    /// `Type`, `Properties` and what stands beside them.
    pub(crate) body: Body,
    pub(crate) allowed: Items<'static, Text>,
}

/// An output of a template. [`Template::output`] makes it.
#[derive(Clone)]
pub struct Output {
    pub(crate) id: Text,
    pub(crate) declaration: Option<Declaration>,
    /// `Value`, `Export` and what stands beside them.
    pub(crate) body: Body,
    pub(crate) allowed: Items<'static, Text>,
}

/// A resource that exists already, and that the template only mentions.
#[derive(Clone)]
pub(crate) struct Import {
    pub(crate) resource_type: &'static metadata::ResourceType,
    pub(crate) arn: Value,
    pub(crate) id: Option<Text>,
    pub(crate) declaration: Declaration,
}

/// Where something is declared, and how its author calls it; messages say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declaration {
    pub(crate) name: Option<&'static str>,
    pub(crate) file: &'static str,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Declaration {
    /// A declaration called `name`, at a place in the source: lines and columns count from 1.
    #[must_use]
    pub const fn new(name: &'static str, file: &'static str, line: u32, column: u32) -> Self {
        Self {
            name: Some(name),
            file,
            line,
            column,
        }
    }

    /// The name that the author gave it, if it has one.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The source file, as `file!()` gives it: most often relative to the workspace.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// The line, counted from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The column, counted from 1.
    #[must_use]
    pub const fn column(&self) -> u32 {
        self.column
    }

    fn at(location: &'static Location<'static>) -> Self {
        Self {
            name: None,
            file: location.file(),
            line: location.line(),
            column: location.column(),
        }
    }
}

/// What CloudFormation does with the real thing when its resource leaves the template.
///
/// Source: CloudFormation Template Reference, "`DeletionPolicy` attribute".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeletionPolicy {
    /// It is deleted.
    Delete,
    /// It stays.
    Retain,
    /// It stays, unless the operation that makes it is rolled back.
    RetainExceptOnCreate,
    /// It is deleted after a snapshot was taken; no IVS type has snapshots.
    Snapshot,
}

/// What CloudFormation does with the old thing when an update replaces it.
///
/// Source: CloudFormation Template Reference, "`UpdateReplacePolicy` attribute".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdateReplacePolicy {
    /// It is deleted.
    Delete,
    /// It stays.
    Retain,
    /// It is deleted after a snapshot was taken; no IVS type has snapshots.
    Snapshot,
}

impl Template {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            description: None,
            metadata: None,
            region: None,
            transform: None,
            parameters: Items::new(),
            mappings: Items::new(),
            conditions: Items::new(),
            sections: Items::new(),
            tags: Items::new(),
            allowed: Items::new(),
            resources: Items::new(),
            outputs: Items::new(),
            imports: Items::new(),
            layout: Items::new(),
            spelling: Spelling::Rust,
        }
    }

    /// Says what the stack is for: at most 1,024 bytes.
    pub fn description(&mut self, description: impl Into<Cow<'static, str>>) -> &mut Self {
        self.description = Some(description.into());
        self
    }

    /// Sets the section `Metadata`.
    pub fn metadata(&mut self, metadata: Object) -> &mut Self {
        self.metadata = metadata.into_value();
        self
    }

    /// Tags that every resource gets, unless it has one with the same key or a list of its own.
    pub fn tags(&mut self, tags: Tags) -> &mut Self {
        self.tags = tags.into_entries().into();
        self
    }

    /// Silences a rule in the whole template.
    pub fn allow(&mut self, rule: impl Into<Cow<'static, str>>) -> &mut Self {
        self.allowed.to_mut().push(rule.into());
        self
    }

    /// States the region that the stack is meant for, such as `us-west-2`. It does not stand in the
    /// template; what does not exist there, or is of another region, is found by
    /// [`validate`](Self::validate).
    pub fn region(&mut self, region: impl Into<Cow<'static, str>>) -> &mut Self {
        self.region = Some(region.into());
        self
    }

    /// Lets a macro of CloudFormation, such as `AWS::Serverless-2016-10-31`, work on the template.
    pub fn transform(&mut self, name: impl Into<Cow<'static, str>>) -> &mut Self {
        let name = Value::String(name.into());
        self.transform = Some(match self.transform.take() {
            None => name,
            Some(Value::List(mut names)) => {
                names.to_mut().push(name);
                Value::List(names)
            }
            Some(first) => Value::list([first, name]),
        });
        self
    }

    /// Adds a top-level section that has no method of its own, such as `Globals`.
    pub fn section(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl IntoValue<Json>,
    ) -> &mut Self {
        if let Some(value) = value.into_value() {
            self.sections.to_mut().push((name.into(), value));
        }
        self
    }

    /// Adds a parameter under a logical id of letters and digits.
    #[track_caller]
    pub fn parameter(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        parameter: Parameter,
    ) -> ParameterName {
        let id = id.into();
        self.declare_parameter(id.clone(), Declaration::at(Location::caller()), parameter);
        ParameterName::new(id)
    }

    /// [`parameter`](Self::parameter), with its place in the source.
    pub fn declare_parameter(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        declaration: Declaration,
        parameter: Parameter,
    ) -> &mut Self {
        self.parameters.to_mut().push(Entry {
            id: id.into(),
            declaration: Some(declaration),
            value: parameter.into_object(),
        });
        self
    }

    /// Adds a mapping under a logical id of letters and digits: two levels of keys, and values.
    #[track_caller]
    pub fn mapping(&mut self, id: impl Into<Cow<'static, str>>, mapping: Object) -> MappingName {
        let id = id.into();
        self.declare_mapping(id.clone(), Declaration::at(Location::caller()), mapping);
        MappingName::new(id)
    }

    /// [`mapping`](Self::mapping), with its place in the source.
    pub fn declare_mapping(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        declaration: Declaration,
        mapping: Object,
    ) -> &mut Self {
        self.mappings.to_mut().push(Entry {
            id: id.into(),
            declaration: Some(declaration),
            value: mapping.into_json(),
        });
        self
    }

    /// Adds a condition under a logical id of letters and digits.
    #[track_caller]
    pub fn condition(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        condition: impl Into<Condition>,
    ) -> ConditionName {
        let id = id.into();
        self.declare_condition(id.clone(), Declaration::at(Location::caller()), condition);
        ConditionName::new(id)
    }

    /// [`condition`](Self::condition), with its place in the source.
    pub fn declare_condition(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        declaration: Declaration,
        condition: impl Into<Condition>,
    ) -> &mut Self {
        self.conditions.to_mut().push(Entry {
            id: id.into(),
            declaration: Some(declaration),
            value: condition.into().0,
        });
        self
    }

    /// Adds a resource under a logical id of letters and digits, or under a [`Handle`] made before.
    #[track_caller]
    pub fn add<T: property::Resource>(
        &mut self,
        id: impl Into<Handle<T>>,
        resource: T,
    ) -> Handle<T> {
        let handle = id.into();
        self.declare(&handle, Declaration::at(Location::caller()), resource);
        handle
    }

    /// Adds a resource with its place in the source, and gives what stands beside its properties.
    pub fn declare<T: property::Resource>(
        &mut self,
        id: impl Into<Handle<T>>,
        declaration: Declaration,
        resource: T,
    ) -> &mut Resource {
        let Parts {
            type_name,
            known,
            properties,
        } = resource.into_parts();
        push(
            self.resources.to_mut(),
            Resource {
                id: id.into().into_logical_id(),
                declaration: Some(declaration),
                known,
                body: Body::resource(type_name, properties.0),
                allowed: Items::new(),
            },
        )
    }

    /// What stands beside the properties of a resource: policies, order, metadata. `None` if it
    /// has not been added.
    pub fn attributes<T>(&mut self, handle: &Handle<T>) -> Option<&mut Resource> {
        self.resources
            .to_mut()
            .iter_mut()
            .rev()
            .find(|resource| resource.id == handle.logical_id())
    }

    /// Notes that the template relies on a resource that exists already, so that its ARN is checked
    /// and rules know of it.
    #[track_caller]
    pub fn import<T: ResourceType>(&mut self, imported: &Imported<T>) -> &mut Self {
        self.declare_import(Declaration::at(Location::caller()), imported)
    }

    /// [`import`](Self::import), with its place in the source.
    pub fn declare_import<T: ResourceType>(
        &mut self,
        declaration: Declaration,
        imported: &Imported<T>,
    ) -> &mut Self {
        self.imports.to_mut().push(Import {
            resource_type: T::METADATA,
            arn: imported.arn_value(),
            id: imported.given_id(),
            declaration,
        });
        self
    }

    /// Adds an output under a logical id of letters and digits.
    #[track_caller]
    pub fn output(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        value: impl IntoValue<Json>,
    ) -> &mut Output {
        self.declare_output(id, Declaration::at(Location::caller()), value)
    }

    /// [`output`](Self::output), with its place in the source.
    pub fn declare_output(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        declaration: Declaration,
        value: impl IntoValue<Json>,
    ) -> &mut Output {
        push(
            self.outputs.to_mut(),
            Output {
                id: id.into(),
                declaration: Some(declaration),
                body: Body::output(value.into_value()),
                allowed: Items::new(),
            },
        )
    }

    /// Checks the whole template.
    ///
    /// # Errors
    ///
    /// All places that break a rule of level forbid or deny, unless it is allowed there.
    pub fn validate(&self) -> Result<(), Violations> {
        let errors = view::check(Level::Deny, self);
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// What deploys, but is probably not what was meant.
    #[must_use]
    pub fn warnings(&self) -> Violations {
        view::check(Level::Warn, self).warnings()
    }

    /// The template as JSON, indented by two spaces.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        serialize::json_pretty(self)
    }

    /// The template as JSON without white space, as CloudFormation counts its size.
    #[must_use]
    pub fn to_json(&self) -> String {
        serialize::json(self)
    }

    /// Writes the template as JSON, in the form in which it is deployed: indented by two spaces, with
    /// a line break at the end.
    ///
    /// Where that has more bytes than CloudFormation takes in a request (51,200) or from a bucket
    /// (1,000,000), but [`to_json`](Self::to_json) has not, it is written without white space. The
    /// rules about the size of a template count in the same way, so a file that they accept fits.
    ///
    /// ```
    /// use ivs_core::{Template, ivs::Channel};
    ///
    /// let mut template = Template::new();
    /// template.add("Main", Channel::new());
    /// let mut written = Vec::new();
    /// template.write_to(&mut written)?;
    /// assert_eq!(written, (template.to_json_pretty() + "\n").as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What the writer fails with.
    pub fn write_to(&self, mut writer: impl io::Write) -> io::Result<()> {
        writer.write_all(self.file_content().as_bytes())
    }

    /// Writes the template into a file, with the content that [`write_to`](Self::write_to) writes.
    ///
    /// The file is replaced as a whole: the content is written to a temporary file in the same folder,
    /// which is then renamed. Readers see the old template or the new one, and a write that fails
    /// leaves the old one. An existing file keeps its permissions, but not its owner and its hard
    /// links. A symbolic link stays, and the file it points to is replaced.
    ///
    /// ```
    /// # let folder = std::env::temp_dir();
    /// let template = ivs_core::Template::new();
    /// template.write_file(folder.join("live.template.json"))?;
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The file can't be written, or no file can be created in its folder, which must exist.
    pub fn write_file(&self, path: impl AsRef<Path>) -> io::Result<()> {
        write::replace(path.as_ref(), &self.file_content())
    }

    /// The content of a file with the template: indented, unless only the compact form is within a
    /// limit of CloudFormation.
    pub(crate) fn file_content(&self) -> String {
        let indented = self.to_json_pretty() + "\n";
        if indented.len() <= size::IN_REQUEST {
            return indented;
        }
        let compact = self.to_json();
        let fits_only_compact = [size::IN_REQUEST, size::IN_BUCKET]
            .iter()
            .any(|limit| (compact.len()..indented.len()).contains(limit));
        if fits_only_compact { compact } else { indented }
    }
}

fn push<T>(list: &mut Vec<T>, item: T) -> &mut T {
    let index = list.len();
    list.push(item);
    #[expect(clippy::indexing_slicing, reason = "it was pushed just now")]
    &mut list[index]
}

impl Resource {
    /// The resource is made only if a condition holds.
    pub fn condition(&mut self, condition: &ConditionName) -> &mut Self {
        self.set("Condition", Value::String(condition.logical_id()))
    }

    /// The resource is made after this one, and deleted before it.
    pub fn depends_on<T>(&mut self, handle: &Handle<T>) -> &mut Self {
        let mut all = match self.body.get(body::DEPENDS_ON) {
            Some(Value::List(before)) => before.to_vec(),
            Some(before) => vec![before.clone()],
            None => Vec::new(),
        };
        all.push(Value::String(handle.clone().into_logical_id()));
        self.set(body::DEPENDS_ON, Value::List(all.into()))
    }

    /// What happens when the resource leaves the template.
    pub fn deletion_policy(&mut self, policy: DeletionPolicy) -> &mut Self {
        let policy = match policy {
            DeletionPolicy::Delete => "Delete",
            DeletionPolicy::Retain => "Retain",
            DeletionPolicy::RetainExceptOnCreate => "RetainExceptOnCreate",
            DeletionPolicy::Snapshot => "Snapshot",
        };
        self.set("DeletionPolicy", Value::string(policy))
    }

    /// What happens to the old resource when an update replaces it.
    pub fn update_replace_policy(&mut self, policy: UpdateReplacePolicy) -> &mut Self {
        let policy = match policy {
            UpdateReplacePolicy::Delete => "Delete",
            UpdateReplacePolicy::Retain => "Retain",
            UpdateReplacePolicy::Snapshot => "Snapshot",
        };
        self.set("UpdateReplacePolicy", Value::string(policy))
    }

    /// When the resource counts as made.
    pub fn creation_policy(&mut self, policy: Object) -> &mut Self {
        self.set("CreationPolicy", policy.into_json())
    }

    /// How updates are rolled out.
    pub fn update_policy(&mut self, policy: Object) -> &mut Self {
        self.set("UpdatePolicy", policy.into_json())
    }

    /// Data kept with the resource. It is not redacted anywhere: no secrets.
    pub fn metadata(&mut self, metadata: Object) -> &mut Self {
        self.set("Metadata", metadata.into_json())
    }

    /// Silences a rule for this resource.
    pub fn allow(&mut self, rule: impl Into<Cow<'static, str>>) -> &mut Self {
        self.allowed.to_mut().push(rule.into());
        self
    }

    /// Whether it stood in a template that was read.
    pub(crate) const fn is_read(&self) -> bool {
        self.declaration.is_none()
    }

    /// Whether a block in its `Tags` holds tags by their keys: elsewhere it is a block like any other.
    fn is_declared_with_tags(&self) -> bool {
        !self.is_read() && self.known.is_some_and(metadata::ResourceType::is_taggable)
    }

    /// The name of its type.
    pub(crate) fn type_name(&self) -> &str {
        self.body.text("Type").map_or("", |name| name)
    }

    /// Its properties.
    pub(crate) fn properties(&self) -> Option<&Value> {
        self.body.get("Properties")
    }

    fn set(&mut self, name: &'static str, value: Value) -> &mut Self {
        self.body.set(body::RESOURCE, name, value);
        self
    }

    /// The tags as they stand in the template, if they don't stand in the properties as they are.
    ///
    /// A block of tags is sorted by key and merged with those of the stack, also in the branches of
    /// `Fn::If`; a list stands as it is.
    pub(crate) fn merged_tags<'t>(&'t self, inherited: &'t [(Text, Value)]) -> MergedTags<'t> {
        match self
            .properties()
            .and_then(|properties| properties.entry("Tags"))
        {
            None if self.known.is_some_and(metadata::ResourceType::is_taggable) => {
                MergedTags::Merged(merged(&[], inherited))
            }
            Some(Value::Object(own)) if self.is_declared_with_tags() => {
                MergedTags::Merged(merged(own, inherited))
            }
            Some(function @ Value::Function(name, _))
                if name == "Fn::If" && self.is_declared_with_tags() =>
            {
                MergedTags::Chosen(in_branches(function, inherited))
            }
            Some(_) | None => MergedTags::AsWritten,
        }
    }
}

/// A resource's own tags and those of the stack that it has no value for, sorted by key.
pub(crate) fn merged<'t>(
    own: &'t [(Text, Value)],
    inherited: &'t [(Text, Value)],
) -> Vec<(&'t str, &'t Value)> {
    let mut tags: Vec<(&str, &Value)> = inherited
        .iter()
        .filter(|(key, _)| !own.iter().any(|(known, _)| known == key))
        .chain(own)
        .filter(|(_, value)| !value.is_no_value())
        .map(|(key, value)| (&**key, value))
        .collect();
    tags.sort_by_key(|(key, _)| *key);
    tags
}

/// The blocks of tags in the branches of `Fn::If`, as lists.
fn in_branches(value: &Value, inherited: &[(Text, Value)]) -> Value {
    match value {
        Value::Object(own) => Value::List(
            merged(own, inherited)
                .into_iter()
                .map(|(key, value)| tag(key, value))
                .collect(),
        ),
        other => in_each_branch(other, &|branch| in_branches(branch, inherited)),
    }
}

/// What `Fn::If` chooses between, changed; another value as it is.
fn in_each_branch(value: &Value, change: &dyn Fn(&Value) -> Value) -> Value {
    match value {
        Value::Function(name, argument) if name == "Fn::If" => {
            let argument = match &**argument {
                Value::List(items) => match items.as_slice() {
                    [condition, branches @ ..] => Value::List(
                        std::iter::once(condition.clone())
                            .chain(branches.iter().map(change))
                            .collect(),
                    ),
                    [] => Value::List(Items::new()),
                },
                other => other.clone(),
            };
            Value::call(name.clone(), argument)
        }
        other => other.clone(),
    }
}

/// A tag of a list. A condition that leaves out its value leaves out the tag, as there is none without
/// a value.
pub(crate) fn tag(key: &str, value: &Value) -> Value {
    if value.is_no_value() {
        return value.clone();
    }
    if may_be_no_value(value) {
        return in_each_branch(value, &|branch| tag(key, branch));
    }
    let entries = [
        ("Key", Value::string(key.to_owned())),
        ("Value", value.clone()),
    ];
    Value::Object(
        entries
            .map(|(name, value)| (name.into(), value))
            .into_iter()
            .collect(),
    )
}

/// Whether a condition decides if there is a value.
pub(crate) fn may_be_no_value(value: &Value) -> bool {
    match value {
        Value::Function(name, argument) if name == "Fn::If" => match &**argument {
            Value::List(items) => items
                .iter()
                .skip(1)
                .any(|branch| branch.is_no_value() || may_be_no_value(branch)),
            _ => false,
        },
        _ => false,
    }
}

/// The tags of a resource in the template.
pub(crate) enum MergedTags<'t> {
    /// None, a list, or a function.
    AsWritten,
    /// Keys and values.
    Merged(Vec<(&'t str, &'t Value)>),
    /// Lists in the branches of `Fn::If`.
    Chosen(Value),
}

impl Output {
    /// The output is there only if a condition holds.
    pub fn condition(&mut self, condition: &ConditionName) -> &mut Self {
        self.set("Condition", Value::String(condition.logical_id()))
    }

    /// Says what it shows: at most 1,024 bytes.
    pub fn description(&mut self, description: impl Into<Cow<'static, str>>) -> &mut Self {
        self.set("Description", Value::String(description.into()))
    }

    /// Lets other stacks of the account and region import it under this name.
    pub fn export(&mut self, name: impl IntoValue<crate::property::Text>) -> &mut Self {
        match name.into_value() {
            Some(name) => self.set("Export", Value::Object(vec![("Name".into(), name)].into())),
            None => self,
        }
    }

    /// Silences a rule for this output.
    pub fn allow(&mut self, rule: impl Into<Cow<'static, str>>) -> &mut Self {
        self.allowed.to_mut().push(rule.into());
        self
    }

    fn set(&mut self, name: &'static str, value: Value) -> &mut Self {
        self.body.set(body::OUTPUT, name, value);
        self
    }
}
