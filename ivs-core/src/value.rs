//! The values of a template.

use std::borrow::Cow;

/// A string that is often a constant.
pub(crate) type Text = Cow<'static, str>;

/// A value in a template: JSON in the order in which it was written, and CloudFormation's functions.
///
/// Objects keep the order of their entries, whatever features of `serde_json` another crate turns on.
pub type Value = ivs_schema::view::Node<'static>;
