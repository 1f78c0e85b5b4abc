//! Resources of any type.

use crate::handle::Handle;
use crate::property::{IntoValue, Intrinsic, Json, Parts, Properties, Resource, Text};
use crate::value::Value;
use std::borrow::Cow;

/// A resource of any type, with properties under CloudFormation's own names. They are not checked,
/// but what they refer to is.
///
/// ```
/// use ivs_core::{AnyResource, Template, property::Object};
///
/// let mut template = Template::new();
/// let table = template.add(
///     "Shows",
///     AnyResource::new("AWS::DynamoDB::Table").with("BillingMode", "PAY_PER_REQUEST"),
/// );
/// template.output("TableArn", table.attr("Arn"));
/// ```
#[must_use = "a resource does nothing until it is added to a template"]
pub struct AnyResource {
    pub(crate) type_name: Cow<'static, str>,
    pub(crate) properties: Properties,
}

impl AnyResource {
    /// One of the type with this name, such as `AWS::DynamoDB::Table` or `Custom::LoadInfo`.
    pub fn new(type_name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            type_name: type_name.into(),
            properties: Properties::new(),
        }
    }

    /// With one more property.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl IntoValue<Json>) -> Self {
        if let Some(value) = value.into_value() {
            self.properties.0.push((name.into(), value));
        }
        self
    }
}

impl Resource for AnyResource {
    type Reference = Text;

    fn into_parts(self) -> Parts {
        Parts {
            type_name: self.type_name,
            known: None,
            properties: self.properties,
        }
    }
}

impl Handle<AnyResource> {
    /// `Fn::GetAtt` of an attribute, by CloudFormation's name.
    #[must_use]
    pub fn attr(&self, attribute: impl Into<Cow<'static, str>>) -> Intrinsic {
        Intrinsic(Value::attribute(
            self.clone().into_logical_id(),
            attribute.into(),
        ))
    }
}
