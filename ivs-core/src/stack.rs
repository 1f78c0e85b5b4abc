//! What `ivs_stack!` gives beside the struct itself.

use crate::error::Violations;
use crate::functions::Choice;
use crate::outputs::Outputs;
use crate::property::{Arn, Json, Name, Text};
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

    /// The source file of the stack; then the files that it includes, relative to the source file.
    #[doc(hidden)]
    const FILES: &'static [&'static str];

    /// The outputs of the deployed stack, typed: for a stack `LiveShow` the struct
    /// `LiveShowOutputs`.
    type Outputs: Outputs;

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

    fn value(&self) -> Value {
        Value::call("Fn::ImportValue", Value::string(self.name))
    }
}

/// An output without a literal `#[export("..")]`.
#[doc(hidden)]
#[derive(Debug)]
pub struct NotExported;

/// What can be imported at all.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this output is not exported under a literal name",
    label = "not exported",
    note = "write `#[export(\"name\")]` on the output of the other stack"
)]
pub trait Export<Slot> {
    fn export(self) -> Exported<Slot>;
}

#[diagnostic::do_not_recommend]
impl<Slot> Export<Slot> for Exported<Slot> {
    fn export(self) -> Self {
        self
    }
}

/// What an export for the slot `Self` can be put into.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this takes `{Slot}`, but the other stack exports `{Self}`",
    label = "takes `{Slot}`"
)]
pub trait Import<Slot>: Sized {
    #[must_use]
    fn import(exported: Exported<Self>) -> Choice<Slot> {
        Choice::known(exported.value())
    }
}

#[diagnostic::do_not_recommend]
impl<Slot> Import<Slot> for Slot {}

/// What an export of goes where any JSON may stand.
#[doc(hidden)]
pub trait AsJson {}

impl AsJson for Text {}
impl<T> AsJson for Arn<T> {}
impl<T> AsJson for Name<T> {}

#[diagnostic::do_not_recommend]
impl<Slot: AsJson> Import<Json> for Slot {}

/// What an export of goes where a text may stand.
#[doc(hidden)]
pub trait AsText {}

impl<T> AsText for Arn<T> {}
impl<T> AsText for Name<T> {}

#[diagnostic::do_not_recommend]
impl<Slot: AsText> Import<Text> for Slot {}
