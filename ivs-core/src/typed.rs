//! The macro that turns the rows of the table into resources, blocks and enums with setters.
//!
//! In rust-analyzer `literal_docs` writes out their documentation: it reads no `#[doc = concat!(..)]`.

/// Makes one type of the table.
macro_rules! typed {
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
        #[cfg_attr(all(rust_analyzer, feature = "macros"), ::ivs_macros::literal_docs)]
        $(#[doc = $resource_doc])*
        #[doc = ""]
        #[doc = concat!(
            "[`", $cloudformation, "`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/",
            $page, ".html)"
        )]
        #[derive(Debug)]
        #[must_use = "a resource does nothing until it is added to a template"]
        pub struct $Resource($crate::property::Properties);

        impl $Resource {
            /// One without any property.
            pub const fn new() -> Self {
                Self($crate::property::Properties::new())
            }

            /// An existing one, by its ARN.
            pub fn from_arn(
                arn: impl Into<::std::borrow::Cow<'static, str>>,
            ) -> $crate::Imported<Self> {
                $crate::Imported::from_arn(arn.into())
            }

            /// An existing one of the stack's account and region, by its id: the last part of its ARN.
            pub fn from_id(
                id: impl Into<::std::borrow::Cow<'static, str>>,
            ) -> $crate::Imported<Self> {
                $crate::Imported::from_id(id.into())
            }
        }

        $crate::typed::setters!($Resource $page $properties);

        impl Default for $Resource {
            fn default() -> Self {
                Self::new()
            }
        }

        impl $crate::property::Resource for $Resource {
            type Reference = $crate::typed::reference!($($reference)?);

            fn into_parts(self) -> $crate::property::Parts {
                $crate::property::Parts {
                    type_name: ::std::borrow::Cow::Borrowed($cloudformation),
                    known: Some(<Self as $crate::property::ResourceType>::METADATA),
                    properties: self.0,
                }
            }
        }

        impl $crate::property::ResourceType for $Resource {
            const TYPE: &'static str = $cloudformation;
            const METADATA: &'static ::ivs_schema::metadata::ResourceType =
                &::ivs_schema::table::$module::$Resource;
        }

        #[doc = concat!("What can be read from a declared `", stringify!($Resource), "`.")]
        impl $crate::Handle<$Resource> {
            $(
                $crate::typed::attribute! {
                    $Resource $attribute $attribute_cloudformation
                    $(#[doc = $attribute_doc])*
                }
            )*
        }

        $(
            $crate::typed::item! { $(#[doc = $item_doc])* $item $Item $rows }
        )*
    };
}
pub(crate) use typed;

/// Makes a block or an enum of a type.
macro_rules! item {
    (
        $(#[doc = $block_doc:literal])*
        block $Block:ident {
            page $page:literal;
            properties $properties:tt
        }
    ) => {
        #[cfg_attr(all(rust_analyzer, feature = "macros"), ::ivs_macros::literal_docs)]
        $(#[doc = $block_doc])*
        #[doc = ""]
        #[doc = concat!(
            "[`", stringify!($Block), "`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/",
            $page, ".html)"
        )]
        #[derive(Debug)]
        #[must_use = "a block does nothing until it is given to a property"]
        pub struct $Block($crate::property::Properties);

        impl $Block {
            /// One without any property.
            pub const fn new() -> Self {
                Self($crate::property::Properties::new())
            }
        }

        $crate::typed::setters!($Block $page $properties);

        impl Default for $Block {
            fn default() -> Self {
                Self::new()
            }
        }

        impl $crate::property::IntoValue<$Block> for $Block {
            fn into_value(self) -> Option<$crate::Value> {
                Some($crate::Value::Object(self.0.0.into()))
            }
        }
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
        #[cfg_attr(all(rust_analyzer, feature = "macros"), ::ivs_macros::literal_docs)]
        $(#[doc = $enum_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $Enum {
            $(
                $(#[doc = $value_doc])*
                #[doc = ""]
                #[doc = concat!("`\"", $value_cloudformation, "\"` in the template.")]
                $Value,
            )*
        }

        impl $crate::property::IntoValue<$Enum> for $Enum {
            fn into_value(self) -> Option<$crate::Value> {
                Some($crate::Value::String(::std::borrow::Cow::Borrowed(match self {
                    $(Self::$Value => $value_cloudformation,)*
                })))
            }
        }

        impl $crate::property::TakesText for $Enum {}
    };
}
pub(crate) use item;

/// Makes the setters of a resource or a block.
macro_rules! setters {
    ($Owner:ident $page:literal {
        $(
            $(#[doc = $doc:literal])*
            $name:ident $cloudformation:literal : $kind:ident $(($($argument:tt)*))?
            $(, $mark:ident)* $(= $default:literal)? ;
        )*
    }) => {
        #[cfg_attr(all(rust_analyzer, feature = "macros"), ::ivs_macros::literal_docs)]
        impl $Owner {
            $(
                $(#[doc = $doc])*
                #[doc = ""]
                #[doc = concat!(
                    "`", stringify!($kind $(($($argument)*))?), "`",
                    $(", ", stringify!($mark),)*
                    $(", `", $default, "` unless given",)?
                )]
                #[doc = concat!(
                    "· [`", $cloudformation,
                    "`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/",
                    $page, ".html)"
                )]
                pub fn $name(
                    mut self,
                    value: impl $crate::property::IntoValue<
                        $crate::typed::slot!($kind $(($($argument)*))?),
                    >,
                ) -> Self {
                    self.0.set($cloudformation, value);
                    self
                }
            )*
        }
    };
}
pub(crate) use setters;

/// The type that stands for what a row takes.
macro_rules! slot {
    (Boolean) => { $crate::property::Boolean };
    (Integer($($bounds:tt)*)) => { $crate::property::Integer };
    (Number($($bounds:tt)*)) => { $crate::property::Number };
    (String $(($($text:tt)*))?) => { $crate::property::Text };
    (Enum($Enum:ident)) => { $Enum };
    (Block($Block:ident)) => { $Block };
    (Arn($Resource:ident, $($text:tt)*)) => {
        $crate::property::Arn<$crate::typed::resources::$Resource>
    };
    (Name($Resource:ident, $($text:tt)*)) => {
        $crate::property::Name<$crate::typed::resources::$Resource>
    };
    (List($item:ident $(($($argument:tt)*))? $(, $($rest:tt)*)?)) => {
        $crate::property::List<$crate::typed::slot!($item $(($($argument)*))?)>
    };
    (Tags($($bounds:tt)*)) => { $crate::property::Tags };
    (Json) => { $crate::property::Json };
}
pub(crate) use slot;

/// The slot of what `Ref` gives.
macro_rules! reference {
    () => { $crate::property::Arn<Self> };
    (Name) => { $crate::property::Name<Self> };
    (Arn) => { $crate::property::Arn<Self> };
    (Other) => { $crate::property::Text };
}
pub(crate) use reference;

/// The method of a handle that reads an attribute. `id` is there for all types already.
macro_rules! attribute {
    ($Resource:ident id $cloudformation:literal $(#[doc = $doc:literal])*) => {};
    ($Resource:ident arn $cloudformation:literal $(#[doc = $doc:literal])*) => {
        $(#[doc = $doc])*
        #[must_use]
        pub fn arn(&self) -> $crate::property::Expression<$crate::property::Arn<$Resource>> {
            $crate::property::Expression::new(self.get($cloudformation))
        }
    };
    ($Resource:ident $name:ident $cloudformation:literal $(#[doc = $doc:literal])*) => {
        $(#[doc = $doc])*
        #[must_use]
        pub fn $name(&self) -> $crate::property::Expression<$crate::property::Text> {
            $crate::property::Expression::new(self.get($cloudformation))
        }
    };
}
pub(crate) use attribute;

/// Makes a module for each service, with a module for each type in it.
macro_rules! services {
    ($($service:ident { $($module:ident $Resource:ident;)* })*) => {
        $(
            $crate::typed::service! { $service { $($module $Resource;)* } }
        )*

        /// Every resource type under its short name.
        pub mod resources {
            $($(pub use $crate::$service::$Resource;)*)*
        }
    };
}

macro_rules! service {
    ($service:ident { $($module:ident $Resource:ident;)* }) => {
        #[doc = concat!("The resource types of `", stringify!($service), "`.")]
        pub mod $service {
            $(
                #[doc = concat!("[`", stringify!($Resource), "`], its blocks and its enums.")]
                pub mod $module {
                    ::ivs_schema::$module!($crate::typed::typed);
                }
                #[doc(inline)]
                pub use $module::$Resource;
            )*
        }
    };
}
pub(crate) use service;

::ivs_schema::every_resource_type!(services);
