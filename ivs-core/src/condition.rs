//! Conditions: what is made, and which value is taken, decided when the stack is deployed.
//!
//! Source: CloudFormation Template Reference, "Condition functions".

use crate::property::{IntoValue, Json};
use crate::value::Value;
use std::borrow::Cow;

/// The text of a condition.
#[derive(Debug, Clone)]
pub struct Condition(pub(crate) Value);

/// A condition of the template, by its logical id.
#[derive(Clone)]
pub struct ConditionName(Cow<'static, str>);

impl ConditionName {
    /// The name of the condition with this logical id. [`Template::condition`] gives it too.
    ///
    /// [`Template::condition`]: crate::Template::condition
    #[inline(never)] // keeps release builds of long stacks linear
    pub fn new(logical_id: impl Into<Cow<'static, str>>) -> Self {
        Self(logical_id.into())
    }

    pub(crate) fn logical_id(&self) -> Cow<'static, str> {
        self.0.clone()
    }
}

impl From<&ConditionName> for Condition {
    fn from(name: &ConditionName) -> Self {
        Self(Value::call("Condition", Value::String(name.logical_id())))
    }
}

/// `Fn::Equals`
#[must_use]
pub fn equals(left: impl IntoValue<Json>, right: impl IntoValue<Json>) -> Condition {
    let sides = [left.into_value(), right.into_value()];
    let sides = sides.into_iter().flatten().collect();
    Condition(Value::call("Fn::Equals", Value::List(sides)))
}

/// `Fn::And` of 2 to 10 conditions.
#[must_use]
pub fn and(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    list("Fn::And", conditions)
}

/// `Fn::Or` of 2 to 10 conditions.
#[must_use]
pub fn or(conditions: impl IntoIterator<Item = Condition>) -> Condition {
    list("Fn::Or", conditions)
}

/// `Fn::Not`
#[must_use]
pub fn not(condition: impl Into<Condition>) -> Condition {
    list("Fn::Not", [condition.into()])
}

fn list(name: &'static str, conditions: impl IntoIterator<Item = Condition>) -> Condition {
    let conditions = conditions
        .into_iter()
        .map(|condition| condition.0)
        .collect();
    Condition(Value::call(name, Value::List(conditions)))
}
