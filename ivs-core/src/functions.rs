//! CloudFormation's functions.
//!
//! Source: CloudFormation Template Reference, "Intrinsic function reference".

use crate::condition::ConditionName;
use crate::property::{Integer, IntoValue, Intrinsic, Json, List, Object, Text};
use crate::value::Value;
use std::borrow::Cow;

/// `Fn::Join`: the items of a list with a text between them.
///
/// ```
/// use ivs_core::{Template, aws, functions, property::List};
///
/// let mut template = Template::new();
/// let parts = List::new().item("show").item(aws::region());
/// template.output("Name", functions::join("-", parts));
/// assert!(template.to_json().contains(r#"{"Fn::Join":["-",["show",{"Ref":"AWS::Region"}]]}"#));
/// ```
#[must_use]
pub fn join(
    delimiter: impl Into<Cow<'static, str>>,
    items: impl IntoValue<List<Json>>,
) -> Intrinsic {
    call("Fn::Join", [Some(text(delimiter)), items.into_value()])
}

/// `Fn::Split`: the parts of a text between delimiters, as a list.
#[must_use]
pub fn split(delimiter: impl Into<Cow<'static, str>>, source: impl IntoValue<Text>) -> Intrinsic {
    call("Fn::Split", [Some(text(delimiter)), source.into_value()])
}

/// `Fn::Select`: the item of a list with this index, from 0.
#[must_use]
pub fn select(index: impl IntoValue<Integer>, items: impl IntoValue<List<Json>>) -> Intrinsic {
    call("Fn::Select", [index.into_value(), items.into_value()])
}

/// `Fn::Base64`: a text in Base64.
#[must_use]
pub fn base64(source: impl IntoValue<Text>) -> Intrinsic {
    Intrinsic(Value::function(
        "Fn::Base64",
        or_no_value(source.into_value()),
    ))
}

/// `Fn::ImportValue`: an output that another stack of the account and region exports.
#[must_use]
pub fn import_value(name: impl IntoValue<Text>) -> Intrinsic {
    Intrinsic(Value::function(
        "Fn::ImportValue",
        or_no_value(name.into_value()),
    ))
}

/// `Fn::FindInMap`: the value under two keys of a mapping, given by its logical id.
#[must_use]
pub fn find_in_map(
    mapping: impl IntoValue<Text>,
    first: impl IntoValue<Text>,
    second: impl IntoValue<Text>,
) -> Intrinsic {
    call(
        "Fn::FindInMap",
        [
            mapping.into_value(),
            first.into_value(),
            second.into_value(),
        ],
    )
}

/// `Fn::GetAZs`: the availability zones of a region, as a list; of the stack's for the empty text.
#[must_use]
pub fn get_azs(region: impl IntoValue<Text>) -> Intrinsic {
    Intrinsic(Value::function(
        "Fn::GetAZs",
        or_no_value(region.into_value()),
    ))
}

/// `Fn::Cidr`: blocks cut out of an IP block, as a list. Takes 1 to 256 of them, with 1 to 128 bits
/// each.
#[must_use]
pub fn cidr(
    block: impl IntoValue<Text>,
    count: impl IntoValue<Integer>,
    bits: impl IntoValue<Integer>,
) -> Intrinsic {
    call(
        "Fn::Cidr",
        [block.into_value(), count.into_value(), bits.into_value()],
    )
}

/// `Fn::Sub` of CloudFormation's own text: `${Name}`, `${Name.Attribute}`, `${!Literal}`.
#[must_use]
pub fn sub(source: impl Into<Cow<'static, str>>) -> Intrinsic {
    Intrinsic(Value::function("Fn::Sub", Value::String(source.into())))
}

/// `Fn::Sub` with values for some of the names in its text.
#[must_use]
pub fn sub_with(source: impl Into<Cow<'static, str>>, values: Object) -> Intrinsic {
    call(
        "Fn::Sub",
        [Some(text(source)), IntoValue::<Json>::into_value(values)],
    )
}

/// `Fn::If`: one of two values, chosen when the stack is deployed. A branch can be
/// [`aws::no_value`](crate::aws::no_value).
///
/// ```
/// use ivs_core::{Parameter, Template, condition, functions, ivs::{Channel, channel::LatencyMode}};
///
/// let mut template = Template::new();
/// let stage = template.parameter("Stage", Parameter::new().r#type("String").default("dev"));
/// let is_prod = template.condition("IsProd", condition::equals(&stage, "prod"));
/// let latency = functions::if_else(&is_prod, LatencyMode::Low, LatencyMode::Normal);
/// let main = template.add("Main", Channel::new().latency_mode(latency));
/// # let _ = main;
/// ```
pub fn if_else<Slot>(
    condition: &ConditionName,
    then: impl IntoValue<Slot>,
    otherwise: impl IntoValue<Slot>,
) -> Choice<Slot> {
    let branches = [
        Some(Value::String(condition.logical_id())),
        Some(or_no_value(then.into_value())),
        Some(or_no_value(otherwise.into_value())),
    ];
    let Intrinsic(value) = call("Fn::If", branches);
    Choice::new(Some(value))
}

/// One of several values for a `Slot`.
#[derive(Debug, Clone)]
pub struct Choice<Slot> {
    value: Option<Value>,
    slot: std::marker::PhantomData<fn() -> Slot>,
}

impl<Slot> Choice<Slot> {
    const fn new(value: Option<Value>) -> Self {
        Self {
            value,
            slot: std::marker::PhantomData,
        }
    }

    pub(crate) const fn known(value: Value) -> Self {
        Self::new(Some(value))
    }

    /// This value: both branches of a Rust `if` become of one type.
    pub fn of(value: impl IntoValue<Slot>) -> Self {
        Self::new(value.into_value())
    }

    /// Leaves the property out.
    #[must_use]
    pub const fn nothing() -> Self {
        Self::new(None)
    }
}

impl<Slot> IntoValue<Slot> for Choice<Slot> {
    fn into_value(self) -> Option<Value> {
        self.value
    }
}

/// `Fn::Sub`, put together piece by piece.
///
/// ```
/// use ivs_core::{Template, aws, functions::Sub};
///
/// let mut template = Template::new();
/// template.output("Name", Sub::new().text("live-").value(aws::region()));
/// assert!(template.to_json().contains(r#"{"Fn::Sub":"live-${AWS::Region}"}"#));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sub {
    pieces: Vec<Piece>,
}

#[derive(Clone)]
pub(crate) enum Piece {
    Text(Cow<'static, str>),
    Value(Option<&'static str>, Value),
}

impl Sub {
    /// An empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self { pieces: Vec::new() }
    }

    /// With a text behind it, which stands as it is.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.pieces.push(Piece::Text(text.into()));
        self
    }

    /// With a value behind it: references and attributes stand in the text, other values in its map.
    #[must_use]
    pub fn value(mut self, value: impl IntoValue<Json>) -> Self {
        if let Some(value) = value.into_value() {
            self.pieces.push(Piece::Value(None, value));
        }
        self
    }

    /// With a value behind it that is called `name` if it must stand in the map.
    #[must_use]
    pub fn named(mut self, name: &'static str, value: impl IntoValue<Json>) -> Self {
        if let Some(value) = value.into_value() {
            self.pieces.push(Piece::Value(Some(name), value));
        }
        self
    }

    fn finish(self) -> Value {
        if let [Piece::Value(_, value)] = self.pieces.as_slice() {
            return value.clone();
        }
        let mut literal = String::new();
        let mut source = String::new();
        let mut values: Vec<(Cow<'static, str>, Value)> = Vec::new();
        let mut is_literal = true;
        for piece in self.pieces {
            match piece {
                Piece::Text(text) => {
                    literal.push_str(&text);
                    source.push_str(&escaped(&text));
                }
                Piece::Value(_, value) if scalar_text(&value).is_some() => {
                    let text = scalar_text(&value).unwrap_or_default();
                    literal.push_str(&text);
                    source.push_str(&escaped(&text));
                }
                Piece::Value(name, value) => {
                    is_literal = false;
                    source.extend(["${", &placeholder(name, value, &mut values), "}"]);
                }
            }
        }
        if is_literal {
            return Value::String(literal.into());
        }
        let source = Value::String(source.into());
        if values.is_empty() {
            Value::function("Fn::Sub", source)
        } else {
            Value::function("Fn::Sub", Value::List(vec![source, Value::Object(values)]))
        }
    }
}

impl<Slot> IntoValue<Slot> for Sub {
    fn into_value(self) -> Option<Value> {
        Some(self.finish())
    }
}

/// What stands between `${` and `}` for a value; if need be the value is put into the map.
fn placeholder(
    name: Option<&'static str>,
    value: Value,
    values: &mut Vec<(Cow<'static, str>, Value)>,
) -> String {
    match value {
        Value::Ref(id) => id.into_owned(),
        Value::GetAtt(id, attribute) => format!("{id}.{attribute}"),
        value => {
            if let Some((known, _)) = values.iter().find(|(_, known)| *known == value) {
                return known.to_string();
            }
            let taken = |name: &str, values: &[(Cow<'_, str>, Value)]| {
                values.iter().any(|(known, _)| known == name)
            };
            let name = match name {
                Some(name) if !taken(name, values) => Cow::Borrowed(name),
                _ => Cow::Owned(format!("Value{}", values.len() + 1)),
            };
            let text = name.to_string();
            values.push((name, value));
            text
        }
    }
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(value) => Some(value.to_string()),
        _ => None,
    }
}

/// `${` means nothing in the result.
fn escaped(text: &str) -> String {
    text.replace("${", "${!")
}

fn text(text: impl Into<Cow<'static, str>>) -> Value {
    Value::String(text.into())
}

fn call<const COUNT: usize>(name: &'static str, arguments: [Option<Value>; COUNT]) -> Intrinsic {
    let arguments = arguments.into_iter().map(or_no_value).collect();
    Intrinsic(Value::function(name, Value::List(arguments)))
}

fn or_no_value(value: Option<Value>) -> Value {
    value.unwrap_or(Value::pseudo_parameter("AWS::NoValue"))
}
