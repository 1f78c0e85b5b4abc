//! How large a template may be.

/// The most bytes of a template that is sent to CloudFormation in the request itself.
pub const IN_REQUEST: usize = 51_200;

/// The most bytes of a template that CloudFormation reads from a bucket.
pub const IN_BUCKET: usize = 1_000_000;
