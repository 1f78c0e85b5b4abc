//! What `ivs_stack!` gives beside the struct itself.

use crate::error::Violations;
use crate::property::{Arn, IntoValue, Json, Name, Text};
use crate::template::Template;
use crate::value::Value;
use std::marker::PhantomData;

/// A stack that `ivs_stack!` declares.
///
/// Programs that work on any stack can take `impl Stack`.
///
/// ```
/// use ivs_core::{Stack, ivs_stack};
///
/// ivs_stack! {
///     stack Chat { let room = Room { name: "chat" }; }
/// }
///
/// fn size(stack: &impl Stack) -> usize {
///     stack.template().map_or(0, |template| template.to_json().len())
/// }
/// assert_eq!(size(&Chat), 81);
/// ```
pub trait Stack {
    /// A struct with a field for each output, which says how others import it.
    #[doc(hidden)]
    type Exports;

    #[doc(hidden)]
    const EXPORTS: Self::Exports;

    /// The name of the struct.
    const NAME: &'static str;

    /// The template of the stack as it is declared, unchecked.
    ///
    /// For tools that also want to show the template of a stack that breaks a rule.
    fn build(&self) -> Template;

    /// The template of the stack, checked as a whole.
    ///
    /// # Errors
    ///
    /// All rules that the stack breaks for its arguments.
    fn template(&self) -> Result<Template, Violations> {
        let template = self.build();
        template.validate()?;
        Ok(template)
    }
}

/// An output with a literal `#[export("..")]`, for the slots that `Slot` goes into.
#[doc(hidden)]
#[derive(Debug)]
pub struct Exported<Slot> {
    name: &'static str,
    slot: PhantomData<fn() -> Slot>,
}

impl<Slot> Exported<Slot> {
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            slot: PhantomData,
        }
    }

    /// Itself: what is [`NotExported`] has no such value.
    #[must_use]
    pub const fn import(self) -> Self {
        self
    }

    fn value(&self) -> Value {
        Value::function("Fn::ImportValue", Value::text(self.name))
    }
}

/// An output without a literal `#[export("..")]`.
#[doc(hidden)]
#[derive(Debug)]
pub struct NotExported;

/// What nothing is: it makes rustc say why [`NotExported`] can't be imported.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this output is not exported under a literal name",
    label = "not exported",
    note = "write `#[export(\"name\")]` on the output of the other stack"
)]
pub trait Export<Slot>: Into<Exported<Slot>> {}

impl NotExported {
    #[must_use]
    pub fn import<Slot>(self) -> Exported<Slot>
    where
        Self: Export<Slot>,
    {
        self.into()
    }
}

impl<Slot> IntoValue<Slot> for Exported<Slot> {
    fn into_value(self) -> Option<Value> {
        Some(self.value())
    }
}

/// What an export can be put into beside its own slot.
macro_rules! exported_into {
    ($($Other:ident: [$($T:ident)?] $Slot:ty;)*) => {
        $(
            impl<$($T)?> IntoValue<$Other> for Exported<$Slot> {
                fn into_value(self) -> Option<Value> {
                    Some(self.value())
                }
            }
        )*
    };
}

exported_into! {
    Json: [] Text;
    Json: [T] Arn<T>;
    Text: [T] Arn<T>;
    Json: [T] Name<T>;
    Text: [T] Name<T>;
}
