//! The shape of a row: what is known of a resource type, its properties and their values.

use crate::pattern::Pattern;
use crate::view::Node;

/// A CloudFormation resource type.
#[derive(Debug)]
pub struct ResourceType {
    /// Its name in Rust, such as `Channel`.
    pub name: &'static str,
    /// Its name in a template, such as `AWS::IVS::Channel`.
    pub cloudformation: &'static str,
    /// Where it stands in `ivs-core`: its service and its own module, such as `ivs` and `channel`.
    pub module: [&'static str; 2],
    /// Its page of the CloudFormation Template Reference, without the ending.
    pub page: &'static str,
    /// The middle of its ARN: `ivs` and `channel` in `arn:aws:ivs:<region>:<account>:channel/<id>`.
    /// Only types of IVS have one of this form.
    pub arn: Option<ArnShape>,
    /// What `Ref` gives.
    pub reference: Reference,
    /// What can be set.
    pub properties: &'static [Property],
    /// What can be read from a deployed resource.
    pub attributes: &'static [Attribute],
    /// What it is, in a few sentences.
    pub documentation: &'static str,
}

/// What `Ref` of a resource gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Its ARN.
    Arn,
    /// Its name.
    Name,
    /// Something that no property takes.
    Other,
}

/// Which service and which kind of resource an ARN names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArnShape {
    /// The service, such as `ivs`.
    pub service: &'static str,
    /// The kind of resource, such as `channel`.
    pub resource: &'static str,
}

/// A property of a resource type or of a block.
#[derive(Debug)]
pub struct Property {
    /// Its name in Rust, such as `latency_mode`; `type` has no `r#`.
    pub name: &'static str,
    /// Its name in a template, such as `LatencyMode`.
    pub cloudformation: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// The resource can't be made without it.
    pub required: bool,
    /// A change makes a new resource and deletes the old one.
    pub create_only: bool,
    /// CloudFormation can't read it back, so that drift is not seen.
    pub write_only: bool,
    /// What the service takes when it is left out, as CloudFormation's text.
    pub default: Option<&'static str>,
    /// What it is for.
    pub documentation: &'static str,
}

/// A value of a deployed resource that others can read with `Fn::GetAtt`.
#[derive(Debug)]
pub struct Attribute {
    /// Its name in Rust, such as `playback_url`.
    pub name: &'static str,
    /// Its name in a template, such as `PlaybackUrl`.
    pub cloudformation: &'static str,
    /// Whoever knows it can stream: it may flow into a Secrets Manager secret and nowhere else.
    pub secret: bool,
    /// What it is.
    pub documentation: &'static str,
}

/// What a property takes.
#[derive(Debug)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number within bounds, both included.
    Integer {
        /// The smallest.
        minimum: i64,
        /// The largest.
        maximum: i64,
    },
    /// A number within bounds, both included.
    Number {
        /// The smallest.
        minimum: i64,
        /// The largest.
        maximum: i64,
    },
    /// Text.
    String(Text),
    /// One of a few words.
    Enum(&'static EnumType),
    /// A nested block of properties.
    Block(&'static BlockType),
    /// A list.
    List(List),
    /// The ARN of a resource: a declared or imported one, or the text itself.
    Arn {
        /// The type of that resource.
        of: &'static ResourceType,
        /// What the text itself must be.
        text: Text,
    },
    /// The name of a resource: a declared or imported one, or the text itself.
    Name {
        /// The type of that resource.
        of: &'static ResourceType,
        /// What the text itself must be.
        text: Text,
    },
    /// Tags, as a block of keys and values or as a list.
    Tags(TagForm),
    /// Any JSON.
    Json,
}

/// What is asked of a text.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// The fewest characters.
    pub minimum: usize,
    /// The most characters, if there is a limit.
    pub maximum: Option<usize>,
    /// What the characters must be.
    pub pattern: Option<&'static Pattern>,
}

/// What a service asks of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TagForm {
    /// The fewest characters of a value.
    pub minimum_value_length: usize,
    /// The service is known to refuse other characters than those that tags usually have.
    pub has_pattern: bool,
    /// Keys that differ in case only are the same.
    pub ignores_case: bool,
}

/// What is asked of a list.
#[derive(Debug)]
pub struct List {
    /// What each item must be.
    pub item: &'static Kind,
    /// The fewest items.
    pub minimum: usize,
    /// The most items, if there is a limit.
    pub maximum: Option<usize>,
    /// No item may stand twice.
    pub unique: bool,
}

/// A nested block of properties.
#[derive(Debug)]
pub struct BlockType {
    /// Its name, such as `ThumbnailConfiguration`.
    pub name: &'static str,
    /// Where it stands in `ivs-core`: the service and the module of its resource type.
    pub module: [&'static str; 2],
    /// What can be set.
    pub properties: &'static [Property],
    /// What it is.
    pub documentation: &'static str,
}

/// A property that takes one of a few words.
#[derive(Debug)]
pub struct EnumType {
    /// Its name, such as `LatencyMode`.
    pub name: &'static str,
    /// Where it stands in `ivs-core`: the service and the module of its resource type.
    pub module: [&'static str; 2],
    /// The words.
    pub values: &'static [EnumValue],
    /// What it is.
    pub documentation: &'static str,
}

/// A word that an [`EnumType`] allows.
#[derive(Debug)]
pub struct EnumValue {
    /// Its name in Rust, such as `AdvancedHd`.
    pub name: &'static str,
    /// Its text in a template, such as `ADVANCED_HD`.
    pub cloudformation: &'static str,
    /// What it does.
    pub documentation: &'static str,
}

impl ResourceType {
    /// The property with this name in a template.
    #[must_use]
    pub fn property(&self, cloudformation: &str) -> Option<&'static Property> {
        property(self.properties, cloudformation)
    }

    /// The attribute with this name in a template.
    #[must_use]
    pub fn attribute(&self, cloudformation: &str) -> Option<&'static Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.cloudformation == cloudformation)
    }

    /// The ARN of one of this type in the account and the region of the stack, by its id.
    #[must_use]
    pub fn arn_of_id(&self, id: &str) -> Node<'static> {
        let (service, resource) = self.arn.map_or(("", ""), |arn| (arn.service, arn.resource));
        let parts = Node::list([
            Node::string("arn:"),
            Node::pseudo_parameter("AWS::Partition"),
            Node::string(format!(":{service}:")),
            Node::pseudo_parameter("AWS::Region"),
            Node::string(":"),
            Node::pseudo_parameter("AWS::AccountId"),
            Node::string(format!(":{resource}/{id}")),
        ]);
        Node::call("Fn::Join", Node::list([Node::string(""), parts]))
    }

    /// Whether the type has tags.
    #[must_use]
    pub fn is_taggable(&self) -> bool {
        self.properties
            .iter()
            .any(|property| matches!(property.kind, Kind::Tags { .. }))
    }
}

impl BlockType {
    /// The property with this name in a template.
    #[must_use]
    pub fn property(&self, cloudformation: &str) -> Option<&'static Property> {
        property(self.properties, cloudformation)
    }
}

fn property(properties: &'static [Property], cloudformation: &str) -> Option<&'static Property> {
    properties
        .iter()
        .find(|property| property.cloudformation == cloudformation)
}

impl EnumType {
    /// The value with this text in a template.
    #[must_use]
    pub fn value(&self, cloudformation: &str) -> Option<&'static EnumValue> {
        self.values
            .iter()
            .find(|value| value.cloudformation == cloudformation)
    }

    /// The value with this name in Rust.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&'static EnumValue> {
        self.values.iter().find(|value| value.name == name)
    }
}

/// Turns the rows of one resource type into its metadata. The table calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! __metadata {
    (
        $(#[doc = $resource_doc:literal])*
        resource $Resource:ident $cloudformation:literal {
            module $service:ident :: $module:ident;
            page $page:literal;
            $(arn $arn_service:literal $arn_resource:literal;)?
            $(reference $reference:ident;)?
            properties $properties:tt
            attributes {
                $(
                    $(#[doc = $attribute_doc:literal])*
                    $attribute:ident $attribute_cloudformation:literal $(, $secret:ident)? ;
                )*
            }
        }
        $(
            $(#[doc = $item_doc:literal])*
            $item:ident $Item:ident $rows:tt
        )*
    ) => {
        const MODULE: [&str; 2] = [stringify!($service), stringify!($module)];

        #[doc = concat!("The rows of `", $cloudformation, "`.")]
        pub static $Resource: $crate::metadata::ResourceType = $crate::metadata::ResourceType {
            name: stringify!($Resource),
            cloudformation: $cloudformation,
            module: MODULE,
            page: $page,
            arn: $crate::__metadata_or!(None $(, Some($crate::metadata::ArnShape {
                service: $arn_service,
                resource: $arn_resource,
            }))?),
            reference: $crate::__metadata_or!(
                $crate::metadata::Reference::Arn
                $(, $crate::metadata::Reference::$reference)?
            ),
            properties: &$crate::__metadata_properties!($properties),
            attributes: &[$(
                $crate::metadata::Attribute {
                    name: stringify!($attribute),
                    cloudformation: $attribute_cloudformation,
                    secret: $crate::__metadata_flag!(secret $($secret)?),
                    documentation: concat!($($attribute_doc, "\n",)*),
                },
            )*],
            documentation: concat!($($resource_doc, "\n",)*),
        };
        $(
            $crate::__metadata_item! { $(#[doc = $item_doc])* $item $Item $rows }
        )*
    };
}

/// Turns a block or an enum of a resource type into its metadata.
#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_item {
    (
        $(#[doc = $block_doc:literal])*
        block $Block:ident {
            page $page:literal;
            properties $properties:tt
        }
    ) => {
        #[doc = concat!("The rows of the block `", stringify!($Block), "`.")]
        pub static $Block: $crate::metadata::BlockType = $crate::metadata::BlockType {
            name: stringify!($Block),
            module: MODULE,
            properties: &$crate::__metadata_properties!($properties),
            documentation: concat!($($block_doc, "\n",)*),
        };
    };
    (
        $(#[doc = $enum_doc:literal])*
        enum $Enum:ident {
            $(
                $(#[doc = $value_doc:literal])*
                $Value:ident $value_cloudformation:literal ;
            )*
        }
    ) => {
        #[doc = concat!("The words of `", stringify!($Enum), "`.")]
        pub static $Enum: $crate::metadata::EnumType = $crate::metadata::EnumType {
            name: stringify!($Enum),
            module: MODULE,
            values: &[$(
                $crate::metadata::EnumValue {
                    name: stringify!($Value),
                    cloudformation: $value_cloudformation,
                    documentation: concat!($($value_doc, "\n",)*),
                },
            )*],
            documentation: concat!($($enum_doc, "\n",)*),
        };
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_properties {
    ({
        $(
            $(#[doc = $doc:literal])*
            $name:ident $cloudformation:literal : $kind:ident $(($($argument:tt)*))?
            $(, $mark:ident)* $(= $default:literal)? ;
        )*
    }) => {
        [$(
            $crate::metadata::Property {
                name: $crate::names::without_raw_prefix(stringify!($name)),
                cloudformation: $cloudformation,
                kind: $crate::__metadata_kind!($kind $(($($argument)*))?),
                required: $crate::__metadata_flag!(required $($mark)*),
                create_only: $crate::__metadata_flag!(create_only $($mark)*),
                write_only: $crate::__metadata_flag!(write_only $($mark)*),
                default: $crate::__metadata_default!($($default)?),
                documentation: concat!($($doc, "\n",)*),
            },
        )*]
    };
}

/// Whether a mark is among those of a row.
#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_flag {
    (required required $($rest:ident)*) => { true };
    (create_only create_only $($rest:ident)*) => { true };
    (write_only write_only $($rest:ident)*) => { true };
    (secret secret) => { true };
    (pattern pattern $($rest:ident)*) => { true };
    (any_case any_case $($rest:ident)*) => { true };
    ($wanted:ident $other:ident $($rest:ident)*) => {
        $crate::__metadata_flag!($wanted $($rest)*)
    };
    ($wanted:ident) => { false };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_default {
    () => {
        None
    };
    ($default:literal) => {
        Some($default)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_kind {
    (Boolean) => { $crate::metadata::Kind::Boolean };
    (Integer($minimum:literal ..= $maximum:literal)) => {
        $crate::metadata::Kind::Integer { minimum: $minimum, maximum: $maximum }
    };
    (Number($minimum:literal ..= $maximum:literal)) => {
        $crate::metadata::Kind::Number { minimum: $minimum, maximum: $maximum }
    };
    (String $(($($text:tt)*))?) => {
        $crate::metadata::Kind::String($crate::__metadata_text!($($($text)*)?))
    };
    (Enum($Enum:ident)) => { $crate::metadata::Kind::Enum(&$Enum) };
    (Block($Block:ident)) => { $crate::metadata::Kind::Block(&$Block) };
    (Arn($Resource:ident, $($text:tt)*)) => {
        $crate::metadata::Kind::Arn {
            of: &$Resource,
            text: $crate::__metadata_text!($($text)*),
        }
    };
    (Name($Resource:ident, $($text:tt)*)) => {
        $crate::metadata::Kind::Name {
            of: &$Resource,
            text: $crate::__metadata_text!($($text)*),
        }
    };
    (List($item:ident $(($($argument:tt)*))? $(, $minimum:literal ..= $maximum:literal)? $(, $unique:ident)?)) => {
        $crate::metadata::Kind::List($crate::metadata::List {
            item: &$crate::__metadata_kind!($item $(($($argument)*))?),
            minimum: $crate::__metadata_or!(0 $(, $minimum)?),
            maximum: $crate::__metadata_or!(None $(, Some($maximum))?),
            unique: $crate::__metadata_or!(false $(, $crate::__metadata_unique!($unique))?),
        })
    };
    (Tags($minimum:literal ..= 256 $(, $mark:ident)*)) => {
        $crate::metadata::Kind::Tags($crate::metadata::TagForm {
            minimum_value_length: $minimum,
            has_pattern: $crate::__metadata_flag!(pattern $($mark)*),
            ignores_case: $crate::__metadata_flag!(any_case $($mark)*),
        })
    };
    (Json) => { $crate::metadata::Kind::Json };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_or {
    ($default:expr) => {
        $default
    };
    ($default:expr, $given:expr) => {
        $given
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_unique {
    (unique) => {
        true
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_text {
    ($($minimum:literal ..= $maximum:literal)? $(,)? $($PATTERN:ident)?) => {
        $crate::metadata::Text {
            minimum: $crate::__metadata_or!(0 $(, $minimum)?),
            maximum: $crate::__metadata_or!(None $(, Some($maximum))?),
            pattern: $crate::__metadata_or!(None $(, Some(&$crate::pattern::$PATTERN))?),
        }
    };
}
