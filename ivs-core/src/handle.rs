//! Names of resources: declared in the stack, or existing already.

use crate::ivs::{Channel, StreamKey};
use crate::property::{Arn, Expression, Resource, ResourceType, Text};
use crate::value::{Text as Words, Value};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A resource of the stack, by its logical id: what `Ref` and `Fn::GetAtt` point at.
///
/// A handle can be made before its resource, so that the order of declarations is free.
///
/// ```
/// use ivs_core::{Handle, Template, ivs::Channel, ivs::StreamKey};
///
/// let main = Handle::new("Main");
/// let mut template = Template::new();
/// template.add("Encoder", StreamKey::new().channel_arn(&main));
/// template.add(&main, Channel::new().name("show"));
/// ```
pub struct Handle<T> {
    id: Words,
    resource: PhantomData<fn() -> T>,
}

impl<T> Handle<T> {
    /// The handle of the resource with this logical id.
    #[inline(never)] // keeps release builds of long stacks linear
    pub fn new(logical_id: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: logical_id.into(),
            resource: PhantomData,
        }
    }

    /// The logical id.
    #[must_use]
    pub fn logical_id(&self) -> &str {
        &self.id
    }

    pub(crate) fn into_logical_id(self) -> Words {
        self.id
    }

    pub(crate) fn ref_value(&self) -> Value {
        Value::reference(self.id.clone())
    }

    pub(crate) fn get(&self, attribute: &'static str) -> Value {
        Value::attribute(self.id.clone(), attribute)
    }
}

impl<T: Resource> Handle<T> {
    /// `Ref`: what CloudFormation calls the resource, which for all of IVS is its ARN.
    #[must_use]
    pub fn reference(&self) -> Expression<T::Reference> {
        Expression::new(self.ref_value())
    }
}

impl<T: ResourceType> Handle<T> {
    /// The resource's id: its attribute `Id` where it has one, else the last part of its ARN.
    #[must_use]
    pub fn id(&self) -> Expression<Text> {
        Expression::new(if T::METADATA.attribute("Id").is_some() {
            self.get("Id")
        } else {
            Value::id_in_arn(self.ref_value())
        })
    }
}

impl<T> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self::new(self.id.clone())
    }
}

impl<T> From<&'static str> for Handle<T> {
    fn from(logical_id: &'static str) -> Self {
        Self::new(logical_id)
    }
}

impl<T> From<String> for Handle<T> {
    fn from(logical_id: String) -> Self {
        Self::new(logical_id)
    }
}

impl<T> From<&Handle<T>> for Handle<T> {
    fn from(handle: &Handle<T>) -> Self {
        handle.clone()
    }
}

/// A resource that exists outside the stack. It can stand wherever a declared one can and emits
/// nothing.
///
/// ```
/// use ivs_core::{Template, ivs::Channel};
///
/// let existing = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
/// let mut template = Template::new();
/// template.import(&existing);
/// template.add("Encoder", existing.add_stream_key());
/// assert_eq!(
///     template.to_json(),
///     r#"{"Resources":{"Encoder":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":"arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh"}}}}"#
/// );
/// ```
pub struct Imported<T> {
    identity: Identity,
    resource: PhantomData<fn() -> T>,
}

#[derive(Clone)]
enum Identity {
    Arn(Words),
    Id(Words),
}

impl<T: ResourceType> Imported<T> {
    #[inline(never)] // keeps release builds of long stacks linear
    pub(crate) fn from_arn(arn: Words) -> Self {
        Self {
            identity: Identity::Arn(arn),
            resource: PhantomData,
        }
    }

    #[inline(never)] // keeps release builds of long stacks linear
    pub(crate) fn from_id(id: Words) -> Self {
        Self {
            identity: Identity::Id(id),
            resource: PhantomData,
        }
    }

    /// Its ARN; for a resource imported by its id, that of the stack's account and region.
    #[must_use]
    pub fn arn(&self) -> Expression<Arn<T>> {
        Expression::new(self.arn_value())
    }

    pub(crate) fn arn_value(&self) -> Value {
        match &self.identity {
            Identity::Arn(arn) => Value::String(arn.clone()),
            Identity::Id(id) => T::METADATA.arn_of_id(id),
        }
    }

    /// Its id, cut out of the ARN if it was imported by that.
    #[must_use]
    pub fn id(&self) -> Expression<Text> {
        Expression::new(Value::String(match &self.identity {
            Identity::Id(id) => id.clone(),
            Identity::Arn(arn) => match ivs_schema::arn::parse(arn).and_then(|arn| arn.id()) {
                Some(id) => Cow::Owned(id.into()),
                None => arn.clone(),
            },
        }))
    }

    pub(crate) fn given_id(&self) -> Option<Words> {
        match &self.identity {
            Identity::Id(id) => Some(id.clone()),
            Identity::Arn(_) => None,
        }
    }
}

impl<T> Imported<T> {
    /// Its ARN or its id, whichever it was imported by.
    pub(crate) fn given(&self) -> &str {
        match &self.identity {
            Identity::Arn(text) | Identity::Id(text) => text,
        }
    }
}

impl<T> Clone for Imported<T> {
    fn clone(&self) -> Self {
        Self {
            identity: self.identity.clone(),
            resource: PhantomData,
        }
    }
}

impl Handle<Channel> {
    /// A stream key for the channel.
    ///
    /// ```
    /// use ivs_core::{Template, ivs::Channel};
    ///
    /// let mut template = Template::new();
    /// let main = template.add("Main", Channel::new());
    /// let encoder = template.add("Encoder", main.add_stream_key());
    /// template.output("StreamKeyArn", encoder.arn());
    /// ```
    pub fn add_stream_key(&self) -> StreamKey {
        StreamKey::new().channel_arn(self)
    }
}

impl Imported<Channel> {
    /// A stream key for the channel, which must not have one yet: the console and the API make one
    /// with each channel.
    pub fn add_stream_key(&self) -> StreamKey {
        StreamKey::new().channel_arn(self)
    }
}
