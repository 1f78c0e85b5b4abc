//! The entries of the parts of a template, next to the properties.

use crate::suggest;

/// The entries of a resource.
pub const RESOURCE: &[&str] = &[
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "Properties",
    "Type",
    "UpdatePolicy",
    "UpdateReplacePolicy",
];

/// The entries of an output.
pub const OUTPUT: &[&str] = &["Condition", "Description", "Export", "Value"];

/// The entries of a `CreationPolicy`.
pub(crate) const CREATION_POLICY: &[&str] =
    &["AutoScalingCreationPolicy", "ResourceSignal", "StartFleet"];

/// The entries of an `UpdatePolicy`.
pub(crate) const UPDATE_POLICY: &[&str] = &[
    "AutoScalingReplacingUpdate",
    "AutoScalingRollingUpdate",
    "AutoScalingScheduledAction",
    "CodeDeployLambdaAliasUpdate",
    "EnableVersionUpgrade",
    "StartAfterUpdate",
    "StopBeforeUpdate",
    "UseOnlineResharding",
];

/// Whether resources have an entry of this name.
#[must_use]
pub fn is_known_on_resource(key: &str) -> bool {
    RESOURCE.contains(&key)
}

/// Whether an unknown entry of a resource is `Properties`, misspelt.
///
/// ```
/// # use ivs_schema::entries::means_properties;
/// assert!(means_properties("Propertys"));
/// assert!(!means_properties("Priority"));
/// ```
#[must_use]
pub fn means_properties(key: &str) -> bool {
    suggest::closest(key, RESOURCE.iter().copied()) == Some("Properties")
}
