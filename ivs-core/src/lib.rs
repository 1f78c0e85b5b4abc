//! Amazon IVS stacks, declared in Rust and checked as a whole while they compile.
//!
//! [`ivs_stack!`] declares stacks; each becomes a struct whose `template()` gives a [`Template`], or
//! all [`Violations`] at once. What the macro writes is the builder API of [`Template`] and of the
//! resource types in [`ivs`] and [`ivs_chat`], which is as good to use by hand.
//!
//! # The five things to start with
//!
//! A channel. CloudFormation makes no stream key for it, unlike the console: add one.
//!
//! ```
//! use ivs_core::ivs_stack;
//!
//! ivs_stack! {
//!     stack Live {
//!         let channel = Channel { name: "live", type: Basic };
//!         let stream_key = channel.add_stream_key();
//!     }
//! }
//!
//! assert_eq!(
//!     Live.template()?.to_json_pretty(),
//!     r#"{
//!   "Resources": {
//!     "Channel": {
//!       "Type": "AWS::IVS::Channel",
//!       "Properties": {
//!         "Name": "live",
//!         "Type": "BASIC"
//!       }
//!     },
//!     "StreamKey": {
//!       "Type": "AWS::IVS::StreamKey",
//!       "Properties": {
//!         "ChannelArn": {
//!           "Fn::GetAtt": [
//!             "Channel",
//!             "Arn"
//!           ]
//!         }
//!       }
//!     }
//!   }
//! }"#
//! );
//! # Ok::<(), ivs_core::Violations>(())
//! ```
//!
//! An existing channel, imported by its ARN, and a stream key for it. The import emits nothing; the
//! ARN is checked while compiling.
//!
//! ```
//! use ivs_core::ivs_stack;
//!
//! ivs_stack! {
//!     stack KeyOnly {
//!         let channel = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
//!         let stream_key = channel.add_stream_key();
//!     }
//! }
//!
//! assert_eq!(
//!     KeyOnly.template()?.to_json_pretty(),
//!     r#"{
//!   "Resources": {
//!     "StreamKey": {
//!       "Type": "AWS::IVS::StreamKey",
//!       "Properties": {
//!         "ChannelArn": "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh"
//!       }
//!     }
//!   }
//! }"#
//! );
//! # Ok::<(), ivs_core::Violations>(())
//! ```
//!
//! A playback key pair and a private channel: viewers need a token signed with the private half,
//! which stays with whoever signs the tokens. Make it with
//! `openssl ecparam -name secp384r1 -genkey -noout -out private.pem` and
//! `openssl ec -in private.pem -pubout -out public.pem`; `include_str!("public.pem")` reads it
//! relative to the source file, and a changed file is checked again.
//!
//! ```
//! use ivs_core::ivs_stack;
//!
//! ivs_stack! {
//!     stack Private {
//!         let key_pair = PlaybackKeyPair {
//!             public_key_material: "-----BEGIN PUBLIC KEY-----
//! MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm
//! h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk
//! K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp
//! -----END PUBLIC KEY-----
//! ",
//!         };
//!         let channel = Channel { authorized: true };
//!         let stream_key = channel.add_stream_key();
//!     }
//! }
//!
//! assert_eq!(
//!     Private.template()?.to_json(),
//!     concat!(
//!         r#"{"Resources":{"KeyPair":{"Type":"AWS::IVS::PlaybackKeyPair","Properties":{"PublicKeyMaterial":"#,
//!         r#""-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm\n"#,
//!         r#"h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk\nK/UhYGWkXlbJlc9zn13imYWgVGe/BMFp\n"#,
//!         r#"-----END PUBLIC KEY-----\n"}},"#,
//!         r#""Channel":{"Type":"AWS::IVS::Channel","Properties":{"Authorized":true}},"#,
//!         r#""StreamKey":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["Channel","Arn"]}}}}}"#,
//!     )
//! );
//! # Ok::<(), ivs_core::Violations>(())
//! ```
//!
//! # The language
//!
//! | written | means |
//! |---|---|
//! | `let main = Channel { .. };` | a resource with the logical id `Main`. The order is free. |
//! | `AWS::S3::Bucket { .. }`, `Custom::LoadInfo { .. }` | a resource of any type. [`s3`], [`logs`], [`iam`], [`lambda`] and [`secrets_manager`] have checked rows; of others the keys are CloudFormation's own |
//! | `{ .. }`, `[ .. ]` | a block, a list; free-form JSON where that is wanted |
//! | `Low`, `AdvancedHd` | a value of the property in which it stands; CloudFormation's text, such as `"LOW"`, is taken too |
//! | `main` where an ARN is wanted | `Fn::GetAtt` of `Arn`; elsewhere `Ref` |
//! | `main.playback_url`, `main.arn`, `Ref(main)` | an attribute; always `Fn::GetAtt` of `Arn`; always `Ref` |
//! | `function.attr("Arn")` | an attribute of a resource without rows |
//! | `main.id` | the attribute `Id` if there is one, else the last part of the ARN |
//! | `Channel::from_arn("..")`, `Channel::from_id("..")` | an existing one, which emits nothing |
//! | `main.add_stream_key()` | a `StreamKey` for that channel |
//! | `let quality = AdvancedHd;` | a name for a value, put in wherever it stands |
//! | `for (camera, quality) in [("front", AdvancedHd), ("back", Basic)] { .. }` | once for each element: `let channel` in it becomes `ChannelFront` and `ChannelBack`, outside `channel["front"]` |
//! | `tags: { "team": "live" }` | sorted by key, merged with the stack's; `[{ key: "team", value: "live" }]` stands as it is written |
//! | `aws::region`, `aws::account_id`, .. | [pseudo parameters](aws) |
//! | `output url = main.playback_url;` | an output; its doc comment is its description |
//! | `let stage = Parameter { type: String, default: "dev" };` | a parameter; its doc comment is its description |
//! | `let sizes = Mapping { .. };`, `sizes[aws::region]["bitrate"]` | a mapping; `Fn::FindInMap` |
//! | `stage == "prod"`, `!=`, `&&`, `\|\|`, `!` | a condition, called like its `let` or by its own text: `StageIsProd` |
//! | `if is_prod { Low } else { Normal }` | `Fn::If`; without `else`, `AWS::NoValue` |
//! | `if is_prod { let extra = ..; output ..; }` | all inside exists only under the condition |
//! | `format!("show-{stage}")` | `Fn::Sub` |
//! | `Fn::join("-", [a, b])`, `Fn::select(0, list)`, `list[0]`, .. | CloudFormation's [functions] |
//! | `OtherStack.playback_url` | `Fn::ImportValue` of an output with a literal `#[export("..")]` |
//! | `section Globals = { .. };` | a top-level section without a form of its own |
//! | `for show in &shows { .. }` | a loop over a Rust iterator runs in `template()`; what it declares is called by the text of its first name |
//! | anything else | Rust, evaluated in `template()`; arguments of the stack stand in it by value |
//!
//! An `if` asks a condition or a `bool` of Rust, which decides in `template()`. What may be missing
//! can be used from outside only where its condition is implied.
//!
//! Attributes: on a stack `#[tags({ .. })]`, `#[metadata({ .. })]`, `#[region("..")]` (what does not
//! exist there is an error), `#[transform("..")]`, `#[allow(rule)]`; on a resource
//! `#[logical_id("..")]`, `#[cdk_path("Channel/Resource")]` (the id that the CDK gives to that
//! construct, to take over what it deployed), `#[depends_on(a, b)]`, `#[deletion_policy(Retain)]`,
//! `#[update_replace_policy(Retain)]`, `#[creation_policy({ .. })]`, `#[update_policy({ .. })]`,
//! `#[metadata({ .. })]`, `#[allow(rule)]`; on an output `#[export("..")]`, `#[logical_id("..")]`,
//! `#[allow(rule)]`. Others on a stack, such as `#[derive(..)]` or `#[cfg(..)]`, go to its struct.
//!
//! ```
//! use ivs_core::ivs_stack;
//!
//! ivs_stack! {
//!     #[tags({ "team": "live" })]
//!     pub stack Cameras(title: String) {
//!         for (camera, quality) in [("front", AdvancedHd), ("back", Basic)] {
//!             let channel = Channel { name: format!("{title}-{}", camera), type: quality };
//!             let key = channel.add_stream_key();
//!             output playback = channel.playback_url;
//!         }
//!         output front_id = channel["front"].id;
//!     }
//! }
//!
//! let cameras = Cameras { title: "derby".into() }.template()?;
//! assert!(cameras.to_json().contains(r#""ChannelFront":{"Type":"AWS::IVS::Channel""#));
//! assert!(cameras.to_json().contains(r#""Name":"derby-back""#));
//! # Ok::<(), ivs_core::Violations>(())
//! ```
//!
//! # Values known at deployment
//!
//! ```
//! use ivs_core::ivs_stack;
//!
//! ivs_stack! {
//!     pub stack Staged {
//!         /// Deployment stage.
//!         let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
//!         let is_prod = stage == "prod";
//!
//!         #[deletion_policy(Retain)]
//!         #[update_replace_policy(Retain)]
//!         let bucket = AWS::S3::Bucket { bucket_name: format!("show-{stage}-{}", aws::account_id) };
//!         let archive = RecordingConfiguration {
//!             destination_configuration: { s3: { bucket_name: bucket } },
//!         };
//!         let main = Channel {
//!             name: format!("show-{stage}"),
//!             latency_mode: if is_prod { Low } else { Normal },
//!             recording_configuration_arn: archive,
//!         };
//!         let key = main.add_stream_key();
//!
//!         if is_prod {
//!             let chat = Room { name: "audience" };
//!             output chat_arn = chat;
//!         }
//!     }
//! }
//!
//! let json = Staged.template()?.to_json();
//! assert!(json.contains(r#""Name":{"Fn::Sub":"show-${Stage}"}"#));
//! assert!(json.contains(r#""LatencyMode":{"Fn::If":["IsProd","LOW","NORMAL"]}"#));
//! assert!(json.contains(r#""Chat":{"Type":"AWS::IVSChat::Room","Condition":"IsProd""#));
//! # Ok::<(), ivs_core::Violations>(())
//! ```
//!
//! # The outputs, in the program that uses them
//!
//! Beside a stack `LiveShow` stands the struct `LiveShowOutputs`, with a field for each output. It
//! implements [`Outputs`], which reads it from what `cdk deploy --outputs-file` writes, from what
//! `aws cloudformation describe-stacks` prints, or from pairs of any origin. What may be missing is an
//! `Option`; what is missing or not declared is an error that names it.
//!
//! ```
//! use ivs_core::{Outputs, ivs_stack};
//!
//! ivs_stack! {
//!     pub stack LiveShow {
//!         let chat = Parameter { type: String, default: "yes", allowed_values: ["yes", "no"] };
//!         let main = Channel { name: "show" };
//!         let encoder = main.add_stream_key();
//!         /// Where viewers play the show.
//!         output playback_url = main.playback_url;
//!         if chat == "yes" {
//!             let room = Room { name: "audience" };
//!             output room_arn = room.arn;
//!         }
//!     }
//! }
//!
//! let json = r#"{ "live": { "PlaybackUrl": "https://example.com/show.m3u8" } }"#;
//! let outputs = LiveShowOutputs::from_outputs_file(json, "live")?;
//! assert_eq!(outputs.playback_url, "https://example.com/show.m3u8");
//! assert_eq!(outputs.room_arn, None);
//! # Ok::<(), ivs_core::OutputsError>(())
//! ```
//!
//! With the feature `serde` these structs are `Serialize` and `Deserialize`.
//!
//! # Templates made by a build script
//!
//! [`build::Templates`] writes the templates of stacks in a `build.rs`, for the program to include;
//! tells cargo which files they are made of; and keeps, if asked for, a checked-in copy that each build
//! compares. Put the stacks into a file of their own, which `build.rs` and the program both have as a
//! module.
//!
//! # Stacks as a program, and under the AWS CDK
//!
//! With the feature `app`, `ivs_core::app()` makes a program of stacks: it prints their templates, lists
//! and checks them, says what an update would replace and why, and draws what names what. The AWS CDK
//! runs the same program as one of its applications. The documentation of the module `app` has more.

//! # Tokens for viewers and participants
//!
//! With the feature `tokens`, the module `tokens` signs and verifies what viewers of private channels and
//! participants of stages need, and checks that the signing key is the one which the stack deploys.

mod any_resource;
mod body;
mod debug;
mod declared;
mod error;
mod handle;
mod json;
mod names;
mod outputs;
mod parameter;
mod read;
mod serialize;
mod stack;
mod template;
mod typed;
mod value;
mod view;
mod write;

#[cfg(feature = "app")]
pub mod app;
pub mod aws;
pub mod build;
pub mod condition;
pub mod functions;
#[doc(hidden)]
pub mod given;
#[cfg(rust_analyzer)]
#[doc(hidden)]
pub mod hints;
pub mod key;
pub mod property;
#[cfg(feature = "tokens")]
pub mod tokens;

pub use any_resource::AnyResource;
#[cfg(feature = "app")]
pub use app::app;
pub use condition::ConditionName;
pub use error::{Error, Violations};
pub use handle::{Handle, Imported};
pub use ivs_schema::cdk::logical_id as cdk_logical_id;
pub use ivs_schema::report::Level;
pub use names::{MappingName, ParameterName};
pub use outputs::{EachOutput, OutputFault, Outputs, OutputsError, OutputsSource};
pub use parameter::Parameter;
pub use read::ReadError;
pub use stack::Stack;
pub use template::{Declaration, DeletionPolicy, Output, Resource, Template, UpdateReplacePolicy};
pub use typed::{iam, ivs, ivs_chat, lambda, logs, s3, secrets_manager};
pub use value::Value;

/// What the expansion of `ivs_stack!` needs beside the public items.
#[doc(hidden)]
pub mod __private {
    pub use crate::declared::{Declared, DeclaredValue, Places};
    pub use crate::outputs::{Field, OutputValue, Values};
    #[cfg(feature = "serde")]
    pub use crate::outputs::{deserialize, serialize};
    pub use crate::stack::{Export, Exported, Import, NotExported};
    pub use crate::typed::resources;
    #[cfg(all(feature = "macros", not(rust_analyzer)))]
    pub use ivs_macros::expand;
    #[cfg(all(feature = "macros", rust_analyzer, not(ivs_core_without_hints)))]
    pub use ivs_macros::expand_for_editor as expand;
    #[cfg(all(feature = "macros", rust_analyzer, ivs_core_without_hints))]
    pub use ivs_macros::expand_without_copy as expand;
    #[cfg(feature = "serde")]
    pub use serde_core;

    use std::borrow::Cow;

    /// What an element of a loop adds to the ids of what is declared for it.
    pub fn key(element: impl std::fmt::Display) -> String {
        ivs_schema::names::to_pascal_case(&element.to_string())
    }

    /// A literal text, which needs no copy.
    #[must_use]
    pub const fn text(text: &'static str) -> Cow<'static, str> {
        Cow::Borrowed(text)
    }
}

/// Declares stacks, checks them while they compile, and gives each a `template()`.
///
/// The [crate documentation](crate) has the language. Everything wrong is reported at once, at the
/// token that causes it; rules of level warn are shown as uses of a deprecated constant that is
/// called like the rule.
///
/// ```
/// use ivs_core::ivs_stack;
///
/// ivs_stack! {
///     /// Two rooms of one show.
///     pub stack Chat(length: u16) {
///         let audience = Room { name: "audience", maximum_message_length: length };
///         let crew = Room { name: "crew" };
///         output audience_arn = audience;
///     }
/// }
///
/// assert!(Chat { length: 200 }.template().is_ok());
/// // What the compiler can't know, the same rules find in `template()`.
/// let error = Chat { length: 501 }.template().unwrap_err().to_string();
/// assert!(error.starts_with("error: `maximum_message_length` is 501, but goes from 1 to 500"));
/// ```
#[cfg(feature = "macros")]
#[macro_export]
macro_rules! ivs_stack {
    () => {
        ::core::compile_error!("`ivs_stack!` needs at least one stack\nhelp: write `ivs_stack! { pub stack MyStack { .. } }`");
    };
    ($($stacks:tt)*) => {
        $crate::__private::expand! { $crate { $($stacks)* } }
    };
}

/// Makes the outputs of a stack `Serialize` and `Deserialize`, with the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($Outputs:ident) => {
        impl $crate::__private::serde_core::Serialize for $Outputs {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $Outputs {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($Outputs:ident) => {};
}
