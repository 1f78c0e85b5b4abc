//! What rust-analyzer offers where `ivs_stack!` takes a word that is no item: items of that name. rustc
//! never sees them.

pub use crate::{DeletionPolicy, UpdateReplacePolicy};

/// Declares a module with an item for each word.
macro_rules! words {
    ($module:ident { $($(#[doc = $doc:literal])* $word:ident;)* }) => {
        pub mod $module {
            $(
                $(#[doc = $doc])*
                pub mod $word {}
            )*
        }
    };
}

words! { line {
    /// What the stack tells: `output url = main.playback_url;`
    output;
    /// A top-level section without a form of its own: `section Globals = { .. };`
    section;
} }

words! { on_stack {
    /// Silences rules in the whole stack: `#[allow(rule)]`
    allow;
    /// Free-form data for tools: `#[metadata({ "key": "value" })]`
    metadata;
    /// The region that the stack is made for; what does not exist there is an error:
    /// `#[region("us-west-2")]`
    region;
    /// Tags of all its resources: `#[tags({ "team": "live" })]`
    tags;
    /// A macro of CloudFormation: `#[transform("AWS::Serverless-2016-10-31")]`
    transform;
} }

words! { on_resource {
    /// Silences rules for the resource: `#[allow(rule)]`
    allow;
    /// The logical id that the CDK gives to a construct: `#[cdk_path("Channel/Resource")]`
    cdk_path;
    /// When the resource counts as made: `#[creation_policy({ .. })]`
    creation_policy;
    /// What happens to it when it leaves the stack: `#[deletion_policy(Retain)]`
    deletion_policy;
    /// What must be there before: `#[depends_on(a, b)]`
    depends_on;
    /// Its logical id, instead of one made of its name: `#[logical_id("Channel")]`
    logical_id;
    /// Free-form data for tools: `#[metadata({ "key": "value" })]`
    metadata;
    /// How it is updated: `#[update_policy({ .. })]`
    update_policy;
    /// What happens to the old one when an update replaces it: `#[update_replace_policy(Retain)]`
    update_replace_policy;
} }

words! { on_output {
    /// Silences rules for the output: `#[allow(rule)]`
    allow;
    /// The name under which other stacks import it: `#[export("live-playback-url")]`
    export;
    /// Its logical id, instead of one made of its name: `#[logical_id("Url")]`
    logical_id;
} }

/// The functions of CloudFormation.
#[allow(non_snake_case)]
pub mod Fn {
    pub use crate::functions::{
        base64, cidr, find_in_map, get_azs, import_value, join, select, split, sub,
    };
}

/// What a `let` can declare.
pub mod declared {
    pub use super::{AWS, Fn};
    pub use crate::{Parameter, aws};

    /// Values under two keys, chosen when the stack is deployed: `sizes[aws::region]["bitrate"]`.
    pub struct Mapping;

    macro_rules! with_short_names {
        ($($service:ident { $($module:ident $Resource:ident;)* })*) => {
            $(with_short_names!(@ $service $($Resource)*);)*
        };
        (@ ivs $($Resource:ident)*) => { pub use crate::ivs::{$($Resource),*}; };
        (@ ivs_chat $($Resource:ident)*) => { pub use crate::ivs_chat::{$($Resource),*}; };
        (@ $other:ident $($Resource:ident)*) => {};
    }
    ::ivs_schema::every_resource_type!(with_short_names);
}

/// The resource types of the table under CloudFormation's names.
#[allow(non_snake_case)]
pub mod AWS {
    macro_rules! services {
        ($($service:ident { $($module:ident $Resource:ident;)* })*) => {
            $(services!(@ $service { pub use crate::$service::{$($Resource),*}; });)*
        };
        (@ iam { $($types:tt)* }) => { pub mod IAM { $($types)* } };
        (@ ivs { $($types:tt)* }) => { pub mod IVS { $($types)* } };
        (@ ivs_chat { $($types:tt)* }) => { pub mod IVSChat { $($types)* } };
        (@ lambda { $($types:tt)* }) => { pub mod Lambda { $($types)* } };
        (@ logs { $($types:tt)* }) => { pub mod Logs { $($types)* } };
        (@ s3 { $($types:tt)* }) => { pub mod S3 { $($types)* } };
        (@ secrets_manager { $($types:tt)* }) => { pub mod SecretsManager { $($types)* } };
    }
    ::ivs_schema::every_resource_type!(services);
}
