//! The regions that have IVS.

/// The regions in which IVS resources can be made.
///
/// Source: AWS General Reference, "Amazon IVS endpoints and quotas".
pub const REGIONS: [&str; 7] = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "eu-central-1",
    "eu-west-1",
    "us-east-1",
    "us-west-2",
];

/// The regions of a type that exists in some of them only; `None` for all other types.
///
/// Source: the resource types of each region in the CloudFormation registry.
#[must_use]
pub fn of_type(cloudformation: &str) -> Option<&'static [&'static str]> {
    (cloudformation == "AWS::IVS::AdConfiguration").then_some(&[
        "ap-south-1",
        "eu-central-1",
        "us-east-1",
        "us-west-2",
    ])
}

/// Whether IVS exists in a region.
#[must_use]
pub fn has_ivs(region: &str) -> bool {
    REGIONS.contains(&region)
}

/// The regions as a list to show.
#[must_use]
pub fn list() -> String {
    REGIONS.map(|region| format!("`{region}`")).join(", ")
}
