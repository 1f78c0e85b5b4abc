//! `Debug` of what holds values of a stack: it ends up in logs, so that secrets are hidden and long
//! texts are shortened.

use crate::any_resource::AnyResource;
use crate::condition::ConditionName;
use crate::handle::{Handle, Imported};
use crate::json;
use crate::names::{MappingName, ParameterName};
use crate::property::{Object, Parts, Properties, Tags};
use crate::template::{Import, Output, Resource, Template};
use crate::value::{Text, Value};
use ivs_schema::redact;
use std::fmt::{Debug, Formatter, Result};

/// A text in quotes.
pub(crate) struct Shown<'t>(pub(crate) &'t str);

impl Debug for Shown<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        Debug::fmt(&redact::without_secrets(self.0), formatter)
    }
}

struct Entries<'e>(&'e [(Text, Value)]);

impl Debug for Entries<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let entries = self.0.iter().map(|(key, value)| (Shown(key), value));
        formatter.debug_map().entries(entries).finish()
    }
}

/// Prints the template as its JSON.
impl Debug for Template {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str("Template ")?;
        match json::read(&self.to_json()) {
            Ok(value) => value.fmt(formatter),
            // Nested more deeply than CloudFormation takes.
            Err(_) => formatter.write_str("{ .. }"),
        }
    }
}

/// Implements `Debug` for a struct with these fields.
macro_rules! debug {
    ($($Type:ident $(<$T:ident>)? => |$value:ident| $fields:expr;)*) => {$(
        impl $(<$T>)? Debug for $Type $(<$T>)? {
            fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
                let $value = self;
                let fields: &[&dyn Debug] = &$fields;
                let mut tuple = formatter.debug_tuple(stringify!($Type));
                for field in fields {
                    tuple.field(field);
                }
                tuple.finish()
            }
        }
    )*};
}

debug! {
    AnyResource => |resource| [&Shown(&resource.type_name), &resource.properties];
    ConditionName => |name| [&Shown(&name.logical_id())];
    Handle<T> => |handle| [&Shown(handle.logical_id())];
    Import => |import| [&import.resource_type.cloudformation, &import.arn];
    Imported<T> => |imported| [&Shown(imported.given())];
    MappingName => |name| [&Shown(&name.0)];
    Object => |object| [&Entries(&object.0)];
    Output => |output| [&Shown(&output.id), &output.body.0];
    ParameterName => |name| [&Shown(&name.0)];
    Parts => |parts| [&Shown(&parts.type_name), &parts.properties];
    Properties => |properties| [&Entries(&properties.0)];
    Resource => |resource| [&Shown(&resource.id), &resource.body.0];
    Tags => |tags| [&Entries(&tags.0)];
}
