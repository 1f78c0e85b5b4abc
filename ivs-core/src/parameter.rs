//! Parameters of a template.

use crate::property::Properties;
use crate::value::Value;

/// What is asked of a stack's parameter. [`Template::parameter`](crate::Template::parameter) adds it.
///
/// ```
/// use ivs_core::{Parameter, Template, ivs_chat::Room};
///
/// let mut template = Template::new();
/// let stage = template.parameter(
///     "Stage",
///     Parameter::new().r#type("String").default("dev").allowed_values(["dev", "prod"]),
/// );
/// template.add("Chat", Room::new().name(&stage));
/// ```
#[derive(Debug, Default)]
#[must_use = "a parameter does nothing until it is added to a template"]
pub struct Parameter(Properties);

impl Parameter {
    /// One without a type, which it needs.
    pub const fn new() -> Self {
        Self(Properties::new())
    }

    pub(crate) fn into_object(self) -> Value {
        Value::Object(self.0.0.into())
    }
}

/// The setters of the rows.
macro_rules! setters {
    ($(#[doc = $doc:literal])* block Parameter { page $page:literal; properties $rows:tt }) => {
        crate::typed::setters!(Parameter $page $rows);
    };
}

ivs_schema::parameter!(setters);
