//! What takes a Rust value for a property of `ivs_stack!`: a trait for each kind of slot, so that rustc
//! says at the expression, in the words of CloudFormation, what would fit.

use crate::functions::Choice;
use crate::property::{self, IntoValue};

/// Declares a trait that is there for whatever its slot takes.
macro_rules! given {
    ($(
        $Name:ident $(<$Of:ident>)?: $Slot:ty, $message:literal, $label:literal $(, $note:literal)?;
    )*) => {
        $(
            #[diagnostic::on_unimplemented(message = $message, label = $label $(, note = $note)?)]
            pub trait $Name $(<$Of>)? {
                /// The value, for its slot.
                fn given(self) -> Choice<$Slot>;
            }

            #[diagnostic::do_not_recommend]
            impl<$($Of,)? Given: IntoValue<$Slot>> $Name $(<$Of>)? for Given {
                fn given(self) -> Choice<$Slot> {
                    Choice::of(self)
                }
            }
        )*
    };
}

given! {
    Boolean: property::Boolean, "this takes a boolean, not `{Self}`", "takes a boolean";
    Integer: property::Integer, "this takes a whole number, not `{Self}`", "takes a whole number";
    Number: property::Number, "this takes a number, not `{Self}`", "takes a number";
    Text: property::Text, "this takes a string, not `{Self}`", "takes a string",
        "`.to_string()` makes a string of a number";
    Json: property::Json, "this takes a string, a number, a boolean or a list of them, not `{Self}`",
        "takes JSON";
    Arn<Resource>: property::Arn<Resource>, "this takes the ARN of a `{Resource}`, not `{Self}`",
        "takes a string, or the name of a declared `{Resource}`";
    Name<Resource>: property::Name<Resource>, "this takes the name of a `{Resource}`, not `{Self}`",
        "takes a string, or the name of a declared `{Resource}`";
    Word<Enum>: Enum, "this takes a `{Enum}` or its text, not `{Self}`", "takes a `{Enum}`";
    Block<Type>: Type, "this takes a block, not `{Self}`", "takes a block";
    List<Item>: property::List<Item>, "this takes a list, not `{Self}`", "takes a list of `{Item}`";
    Tags: property::Tags, "this takes tags, not `{Self}`", "takes tags",
        "write `{{ \"key\": \"value\" }}`";
}
