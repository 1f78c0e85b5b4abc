//! What a property takes, as types: the setters of resources are generic over [`IntoValue`].

use crate::handle::{Handle, Imported};
use crate::value::{Text as Words, Value};
use ivs_schema::metadata;
use std::borrow::Cow;
use std::marker::PhantomData;

/// A resource that can be added to a template: one of the table, such as
/// [`ivs::Channel`](crate::ivs::Channel), or [`AnyResource`](crate::AnyResource).
pub trait Resource: Sized {
    /// The slot that what `Ref` gives goes into: for all of IVS, that for its ARN.
    type Reference;

    #[doc(hidden)]
    fn into_parts(self) -> Parts;
}

/// A resource type of the table.
pub trait ResourceType: Resource {
    /// Its name in a template, such as `AWS::IVS::Channel`.
    const TYPE: &'static str;

    #[doc(hidden)]
    const METADATA: &'static metadata::ResourceType;
}

/// What a template takes from a resource.
#[doc(hidden)]
pub struct Parts {
    pub(crate) type_name: Cow<'static, str>,
    pub(crate) known: Option<&'static metadata::ResourceType>,
    pub(crate) properties: Properties,
}

/// What can be given to a property that takes a `Slot`.
///
/// `Option` leaves the property out where it is `None`.
///
/// ```
/// use ivs_core::ivs::Channel;
///
/// let team: Option<String> = None;
/// let channel = Channel::new().name(team).authorized(true);
/// # let _ = channel;
/// ```
#[diagnostic::on_unimplemented(
    message = "this property takes {Slot}, not `{Self}`",
    label = "takes {Slot}"
)]
pub trait IntoValue<Slot> {
    /// The value in the template, or nothing where the property shall be left out.
    fn into_value(self) -> Option<Value>;
}

/// A slot for `true` or `false`; the texts `"true"` and `"false"` are taken too.
#[derive(Debug)]
pub enum Boolean {}

/// A slot for a whole number, or its text.
#[derive(Debug)]
pub enum Integer {}

/// A slot for a number, or its text.
#[derive(Debug)]
pub enum Number {}

/// A slot for text.
#[derive(Debug)]
pub enum Text {}

/// A slot for any JSON: outputs, metadata, policies.
#[derive(Debug)]
pub enum Json {}

/// A slot for the ARN of a resource of the type `T`: a handle of a declared one, an imported one, or
/// the text itself.
#[derive(Debug)]
pub struct Arn<T>(PhantomData<fn() -> T>);

/// A slot for the name of a resource of the type `T`: a handle of a declared one, an imported one,
/// or the text itself.
#[derive(Debug)]
pub struct Name<T>(PhantomData<fn() -> T>);

/// A list whose items go into an `Item` slot each; vectors and arrays are taken too.
///
/// ```
/// use ivs_core::ivs::recording_configuration::{Rendition, RenditionConfiguration};
/// use ivs_core::property::List;
///
/// RenditionConfiguration::new().renditions([Rendition::Hd, Rendition::Sd]);
/// RenditionConfiguration::new().renditions(List::new().item(Rendition::Hd).item("SD"));
/// ```
#[derive(Debug)]
pub struct List<Item> {
    items: Vec<Value>,
    slot: PhantomData<fn() -> Item>,
}

/// Tags of a resource, sorted by key and merged with those of the stack, whose values give way.
///
/// ```
/// use ivs_core::{ivs::Channel, property::Tags};
///
/// Channel::new().tags(Tags::new().tag("team", "live"));
/// ```
#[derive(Default)]
pub struct Tags(pub(crate) Vec<(Words, Value)>);

/// A tag of a list that stands in the template as it is written, without those of the stack.
#[derive(Debug, Default)]
pub struct Tag {
    key: Option<Value>,
    value: Option<Value>,
}

/// Free-form JSON.
///
/// ```
/// use ivs_core::property::Object;
///
/// Object::new().with("Purpose", "demo").with("Seats", 12);
/// ```
#[derive(Default)]
pub struct Object(pub(crate) Vec<(Words, Value)>);

/// A value that is known when the stack is deployed, for a `Slot`.
#[derive(Debug, Clone)]
pub struct Expression<Slot> {
    value: Value,
    slot: PhantomData<fn() -> Slot>,
}

impl<Slot> Expression<Slot> {
    pub(crate) const fn new(value: Value) -> Self {
        Self {
            value,
            slot: PhantomData,
        }
    }
}

/// A value that is known when the stack is deployed and goes into any slot: what a parameter, a
/// mapping or a [function](crate::functions) gives.
#[derive(Debug, Clone)]
pub struct Intrinsic(pub(crate) Value);

impl<Slot> IntoValue<Slot> for Intrinsic {
    fn into_value(self) -> Option<Value> {
        Some(self.0)
    }
}

/// What has been set, under CloudFormation's names.
#[doc(hidden)]
#[derive(Default)]
pub struct Properties(pub(crate) Vec<(Cow<'static, str>, Value)>);

impl Properties {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn set<Slot>(&mut self, name: &'static str, value: impl IntoValue<Slot>) {
        let Some(value) = value.into_value() else {
            return;
        };
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((Cow::Borrowed(name), value)),
        }
    }
}

impl<Item> List<Item> {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            items: Vec::new(),
            slot: PhantomData,
        }
    }

    /// With one more item.
    #[must_use]
    pub fn item(mut self, item: impl IntoValue<Item>) -> Self {
        self.items.extend(item.into_value());
        self
    }
}

impl<Item> Default for List<Item> {
    fn default() -> Self {
        Self::new()
    }
}

impl Tags {
    /// No tags but the stack's.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// With one more tag. [`aws::no_value`](crate::aws::no_value) leaves out a tag of the stack.
    #[must_use]
    #[inline(never)] // keeps release builds of long stacks linear
    pub fn tag(mut self, key: impl Into<Cow<'static, str>>, value: impl IntoValue<Text>) -> Self {
        if let Some(value) = value.into_value() {
            self.0.push((key.into(), value));
        }
        self
    }

    pub(crate) fn into_entries(self) -> Vec<(Words, Value)> {
        self.0
    }
}

impl Tag {
    /// An empty one; it needs both a key and a value.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            key: None,
            value: None,
        }
    }

    /// Its key.
    #[must_use]
    pub fn key(mut self, key: impl IntoValue<Text>) -> Self {
        self.key = key.into_value();
        self
    }

    /// Its value.
    #[must_use]
    pub fn value(mut self, value: impl IntoValue<Text>) -> Self {
        self.value = value.into_value();
        self
    }
}

impl Object {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// With one more entry.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl IntoValue<Json>) -> Self {
        if let Some(value) = value.into_value() {
            self.0.push((key.into(), value));
        }
        self
    }
}

impl Object {
    pub(crate) fn into_json(self) -> Value {
        Value::object(self.0)
    }
}

impl<Slot, T: IntoValue<Slot>> IntoValue<Slot> for Option<T> {
    fn into_value(self) -> Option<Value> {
        self.and_then(IntoValue::into_value)
    }
}

impl<Slot> IntoValue<Slot> for Expression<Slot> {
    fn into_value(self) -> Option<Value> {
        Some(self.value)
    }
}

/// A slot takes what converts into a variant of [`Value`].
macro_rules! takes {
    ($Slot:ident: $($Type:ty => |$value:ident| $converted:expr),* $(,)?) => {
        $(
            impl IntoValue<$Slot> for $Type {
                fn into_value(self) -> Option<Value> {
                    let $value = self;
                    Some($converted)
                }
            }
        )*
    };
}

/// A slot that takes text: CloudFormation reads the texts of other scalars as these.
pub trait TakesText {}

impl TakesText for Text {}
impl TakesText for Boolean {}
impl TakesText for Integer {}
impl TakesText for Number {}
impl TakesText for Json {}
impl<T> TakesText for Arn<T> {}
impl<T> TakesText for Name<T> {}

impl<Slot: TakesText> IntoValue<Slot> for Cow<'static, str> {
    fn into_value(self) -> Option<Value> {
        Some(Value::String(self))
    }
}

impl<Slot: TakesText> IntoValue<Slot> for String {
    fn into_value(self) -> Option<Value> {
        Some(Value::String(Cow::Owned(self)))
    }
}

impl<Slot: TakesText> IntoValue<Slot> for &String {
    fn into_value(self) -> Option<Value> {
        Some(Value::String(Cow::Owned(self.clone())))
    }
}

impl<Slot: TakesText> IntoValue<Slot> for &str {
    fn into_value(self) -> Option<Value> {
        Some(Value::String(Cow::Owned(self.into())))
    }
}

/// The whole numbers of Rust; one beyond `i64` keeps its size as a number, which no property takes.
macro_rules! takes_whole_numbers {
    ($($Type:ty),*) => {
        $(takes_whole_numbers!(@ $Type: Integer, Number, Json);)*
    };
    (@ $Type:ty: $($Slot:ident),*) => {
        $(
            impl IntoValue<$Slot> for $Type {
                #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "see above")]
                fn into_value(self) -> Option<Value> {
                    Some(i64::try_from(self).map_or(Value::Number(self as f64), Value::Integer))
                }
            }
        )*
    };
}

takes_whole_numbers!(
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize
);

takes!(Boolean: bool => |value| Value::Boolean(value));
takes!(Json: bool => |value| Value::Boolean(value));
takes!(Number: f64 => |value| Value::Number(value), f32 => |value| Value::Number(value.into()));
takes!(Json: f64 => |value| Value::Number(value), f32 => |value| Value::Number(value.into()));
takes!(Json:
    Value => |value| value,
    Object => |value| value.into_json(),
    Expression<Text> => |value| value.value,
);
takes!(Tags: Tags => |value| Value::Object(value.0.into()));
takes!(Tag: Tag => |value| Value::Object(
    [("Key", value.key), ("Value", value.value)]
        .into_iter()
        .filter_map(|(name, value)| Some((Cow::Borrowed(name), value?)))
        .collect()
));

impl<T> IntoValue<Json> for Expression<Arn<T>> {
    fn into_value(self) -> Option<Value> {
        Some(self.value)
    }
}

impl<T> IntoValue<Text> for Expression<Arn<T>> {
    fn into_value(self) -> Option<Value> {
        Some(self.value)
    }
}

impl<T> IntoValue<Json> for &Handle<T> {
    fn into_value(self) -> Option<Value> {
        Some(self.ref_value())
    }
}

impl<T> IntoValue<Arn<T>> for &Handle<T> {
    fn into_value(self) -> Option<Value> {
        Some(self.get("Arn"))
    }
}

impl<T> IntoValue<Name<T>> for &Handle<T> {
    fn into_value(self) -> Option<Value> {
        Some(self.ref_value())
    }
}

impl<T> IntoValue<Json> for Expression<Name<T>> {
    fn into_value(self) -> Option<Value> {
        Some(self.value)
    }
}

impl<T> IntoValue<Text> for Expression<Name<T>> {
    fn into_value(self) -> Option<Value> {
        Some(self.value)
    }
}

impl<T: ResourceType> IntoValue<Arn<T>> for &Imported<T> {
    fn into_value(self) -> Option<Value> {
        Some(self.arn().value)
    }
}

impl<T: ResourceType> IntoValue<Json> for &Imported<T> {
    fn into_value(self) -> Option<Value> {
        Some(self.arn().value)
    }
}

impl<Item> IntoValue<List<Item>> for List<Item> {
    fn into_value(self) -> Option<Value> {
        Some(Value::List(self.items.into()))
    }
}

impl<Item> IntoValue<Json> for List<Item> {
    fn into_value(self) -> Option<Value> {
        Some(Value::List(self.items.into()))
    }
}

impl<Item, T: IntoValue<Item>> IntoValue<List<Item>> for Vec<T> {
    fn into_value(self) -> Option<Value> {
        Some(Value::List(
            self.into_iter().filter_map(IntoValue::into_value).collect(),
        ))
    }
}

impl<Item, T: IntoValue<Item>, const LENGTH: usize> IntoValue<List<Item>> for [T; LENGTH] {
    fn into_value(self) -> Option<Value> {
        Some(Value::List(
            self.into_iter().filter_map(IntoValue::into_value).collect(),
        ))
    }
}

impl<T: IntoValue<Json>> IntoValue<Json> for Vec<T> {
    fn into_value(self) -> Option<Value> {
        IntoValue::<List<Json>>::into_value(self)
    }
}

impl<T: IntoValue<Json>, const LENGTH: usize> IntoValue<Json> for [T; LENGTH] {
    fn into_value(self) -> Option<Value> {
        IntoValue::<List<Json>>::into_value(self)
    }
}

impl IntoValue<Tags> for List<Tag> {
    fn into_value(self) -> Option<Value> {
        Some(Value::List(self.items.into()))
    }
}
