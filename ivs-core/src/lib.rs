//! Amazon IVS stacks, declared in Rust and checked as a whole while they compile.

mod error;
mod handle;
mod serialize;
mod template;
mod typed;
mod value;
mod view;

pub mod aws;
pub mod property;

pub use error::{Error, Violations};
pub use handle::{Handle, Imported};
pub use ivs_schema::cdk::logical_id as cdk_logical_id;
pub use ivs_schema::report::Level;
pub use template::{
    Declaration, DeletionPolicy, Output, Resource, Template, UpdateReplacePolicy,
};
pub use typed::{ivs, ivs_chat};
pub use value::Value;

/// What the expansion of `ivs_stack!` needs beside the public items.
#[doc(hidden)]
pub mod __private {
    pub use crate::typed::resources;
    #[cfg(feature = "macros")]
    pub use ivs_macros::expand;

    use std::borrow::Cow;

    /// A literal text, which needs no copy.
    #[must_use]
    pub const fn text(text: &'static str) -> Cow<'static, str> {
        Cow::Borrowed(text)
    }
}

/// Declares stacks.
#[cfg(feature = "macros")]
#[macro_export]
macro_rules! ivs_stack {
    ($($stacks:tt)*) => {
        $crate::__private::expand! { $crate { $($stacks)* } }
    };
}

/// Hands tokens to the editor alone: the compiler drops them unread.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __editor { ($($tokens:tt)*) => { $($tokens)* }; }
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __editor { ($($tokens:tt)*) => {}; }

/// Hands tokens to the compiler alone: the editor has them from `__editor!` already.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __compiler { ($($tokens:tt)*) => { $($tokens)* }; }
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __compiler { ($($tokens:tt)*) => { loop {} }; }
