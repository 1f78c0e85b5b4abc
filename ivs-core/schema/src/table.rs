//! The table: what is known of each resource type, a row per property.
//!
//! Each file holds a macro that hands the rows of one type to another macro. Here the rows become
//! [metadata](crate::metadata); `ivs-core` makes the types of its own from the same rows.

#![allow(
    non_upper_case_globals,
    reason = "the static of a type, block or enum is called what it describes"
)]

use crate::metadata::{Kind, Property, ResourceType};

pub mod ad_configuration;
pub mod bucket;
pub mod bucket_policy;
pub mod channel;
pub mod encoder_configuration;
pub mod ingest_configuration;
pub mod log_group;
pub mod logging_configuration;
pub mod parameter;
pub mod permission;
pub mod playback_key_pair;
pub mod playback_restriction_policy;
pub mod public_key;
pub mod recording_configuration;
pub mod role;
pub mod room;
pub mod secret;
pub mod stage;
pub mod storage_configuration;
pub mod stream_key;

/// Hands every resource type to the macro `$callback`: a group per service, and in it the module
/// and the name of each type, in the order of CloudFormation's names.
#[doc(hidden)]
#[macro_export]
macro_rules! every_resource_type {
    ($callback:path) => {
        $callback! {
            iam {
                role Role;
            }
            ivs {
                ad_configuration AdConfiguration;
                channel Channel;
                encoder_configuration EncoderConfiguration;
                ingest_configuration IngestConfiguration;
                playback_key_pair PlaybackKeyPair;
                playback_restriction_policy PlaybackRestrictionPolicy;
                public_key PublicKey;
                recording_configuration RecordingConfiguration;
                stage Stage;
                storage_configuration StorageConfiguration;
                stream_key StreamKey;
            }
            ivs_chat {
                logging_configuration LoggingConfiguration;
                room Room;
            }
            lambda {
                permission Permission;
            }
            logs {
                log_group LogGroup;
            }
            s3 {
                bucket Bucket;
                bucket_policy BucketPolicy;
            }
            secrets_manager {
                secret Secret;
            }
        }
    };
}

macro_rules! resource_types {
    ($($service:ident { $($module:ident $Type:ident;)* })*) => {
        $($(pub use $module::$Type;)*)*

        /// Every resource type, in the order of CloudFormation's names.
        pub static RESOURCE_TYPES: &[&ResourceType] = &[$($(&$Type,)*)*];
    };
}

crate::every_resource_type!(resource_types);

/// The type with this name in a template, such as `AWS::IVS::Channel`.
#[must_use]
pub fn resource_type(cloudformation: &str) -> Option<&'static ResourceType> {
    RESOURCE_TYPES
        .iter()
        .copied()
        .find(|resource_type| resource_type.cloudformation == cloudformation)
}

/// The type of IVS or IVS Chat with this name in Rust, such as `Channel`. Types of other services are
/// known by their names in a template alone.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static ResourceType> {
    with_short_names().find(|resource_type| resource_type.name == name)
}

/// The types that [`by_name`] finds.
pub fn with_short_names() -> impl Iterator<Item = &'static ResourceType> {
    RESOURCE_TYPES
        .iter()
        .copied()
        .filter(|resource_type| matches!(resource_type.module, ["ivs" | "ivs_chat", _]))
}

/// Whether a property of any type takes the value with this name in Rust.
#[must_use]
pub fn is_enum_value(name: &str) -> bool {
    RESOURCE_TYPES
        .iter()
        .any(|known| takes_value(known.properties, name))
}

fn takes_value(properties: &[Property], name: &str) -> bool {
    properties
        .iter()
        .any(|property| kind_takes_value(&property.kind, name))
}

fn kind_takes_value(kind: &Kind, name: &str) -> bool {
    match kind {
        Kind::Enum(words) => words.named(name).is_some(),
        Kind::Block(block) => takes_value(block.properties, name),
        Kind::List(list) => kind_takes_value(list.item, name),
        _ => false,
    }
}
