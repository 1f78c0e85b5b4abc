//! The pseudo parameters: what CloudFormation itself knows of a deployment.
//!
//! Source: CloudFormation Template Reference, "Pseudo parameters reference".

use crate::property::{Expression, IntoValue, Intrinsic, Text};
use crate::value::Value;

/// Declares functions that refer to pseudo parameters.
macro_rules! pseudo_parameters {
    ($($(#[$doc:meta])* $name:ident $cloudformation:literal;)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $name() -> Expression<Text> {
                Expression::new(Value::pseudo_parameter($cloudformation))
            }
        )*
    };
}

pseudo_parameters! {
    /// The account of the deployment, such as `123456789012`.
    account_id "AWS::AccountId";
    /// The partition of the deployment: `aws`.
    partition "AWS::Partition";
    /// The region of the deployment, such as `us-west-2`.
    region "AWS::Region";
    /// The stack's ARN.
    stack_id "AWS::StackId";
    /// The stack's name.
    stack_name "AWS::StackName";
    /// The domain of AWS in the partition: `amazonaws.com`.
    url_suffix "AWS::URLSuffix";
}

/// The ARNs of the topics that are told about the stack's events: a list.
#[must_use]
pub fn notification_arns() -> Intrinsic {
    Intrinsic(Value::pseudo_parameter("AWS::NotificationARNs"))
}

/// `AWS::NoValue`: leaves out the property or the tag that it is given to.
#[derive(Debug, Clone, Copy)]
pub struct NoValue;

/// `AWS::NoValue`: leaves out the property or the tag that it is given to.
///
/// ```
/// use ivs_core::{Template, aws, ivs::Channel, property::Tags};
///
/// let mut template = Template::new();
/// template.tags(Tags::new().tag("project", "ivs"));
/// template.add("Plain", Channel::new().tags(Tags::new().tag("project", aws::no_value())));
/// assert_eq!(template.to_json(), r#"{"Resources":{"Plain":{"Type":"AWS::IVS::Channel"}}}"#);
/// ```
#[must_use]
pub fn no_value() -> NoValue {
    NoValue
}

impl<Slot> IntoValue<Slot> for NoValue {
    fn into_value(self) -> Option<Value> {
        Some(Value::pseudo_parameter("AWS::NoValue"))
    }
}
