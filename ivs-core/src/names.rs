//! Parameters and mappings of a template, by their logical ids.

use crate::functions;
use crate::property::{IntoValue, Intrinsic, Text};
use crate::value::Value;
use std::borrow::Cow;

/// A parameter of the template; where it stands, its value is taken when the stack is deployed.
#[derive(Clone)]
pub struct ParameterName(pub(crate) Cow<'static, str>);

impl ParameterName {
    /// The name of the parameter with this logical id. [`Template::parameter`] gives it too.
    ///
    /// [`Template::parameter`]: crate::Template::parameter
    #[inline(never)] // keeps release builds of long stacks linear
    pub fn new(logical_id: impl Into<Cow<'static, str>>) -> Self {
        Self(logical_id.into())
    }
}

impl<Slot> IntoValue<Slot> for &ParameterName {
    fn into_value(self) -> Option<Value> {
        Some(Value::reference(self.0.clone()))
    }
}

/// A mapping of the template.
#[derive(Clone)]
pub struct MappingName(pub(crate) Cow<'static, str>);

impl MappingName {
    /// The name of the mapping with this logical id. [`Template::mapping`] gives it too.
    ///
    /// [`Template::mapping`]: crate::Template::mapping
    #[inline(never)] // keeps release builds of long stacks linear
    pub fn new(logical_id: impl Into<Cow<'static, str>>) -> Self {
        Self(logical_id.into())
    }

    /// `Fn::FindInMap`: the value under two keys.
    #[must_use]
    pub fn find(&self, first: impl IntoValue<Text>, second: impl IntoValue<Text>) -> Intrinsic {
        functions::find_in_map(self.0.clone(), first, second)
    }
}
