/// A chat.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Chat;
impl Chat {
    /// The template of the stack, checked as a whole.
    ///
    /// # Errors
    ///
    /// All rules that the stack breaks for these arguments.
    pub fn template(
        &self,
    ) -> ::core::result::Result<ivs_core::Template, ivs_core::Violations> {
        <Self as ivs_core::Stack>::template(self)
    }
}
#[doc(hidden)]
#[allow(
    dead_code,
    missing_docs,
    missing_debug_implementations,
    reason = "other stacks may use it"
)]
pub struct ChatExports {
    pub room_arn: ivs_core::__private::NotExported,
}
impl ivs_core::Stack for Chat {
    type Exports = ChatExports;
    const EXPORTS: ChatExports = ChatExports {
        room_arn: ivs_core::__private::NotExported,
    };
    const FILES: &'static [&'static str] = &[::core::file!()];
    type Outputs = ChatOutputs;
    const NAME: &'static str = "Chat";
    #[allow(
        unused_variables,
        unused_parens,
        unused_braces,
        reason = "a name may be used by nothing, a block of Rust stands in parentheses"
    )]
    #[allow(
        clippy::shadow_reuse,
        clippy::shadow_same,
        clippy::shadow_unrelated,
        reason = "an expression uses copies of values under their names"
    )]
    fn build(&self) -> ivs_core::Template {
        static STACK: ivs_core::__private::Declared = ivs_core::__private::Declared::new(
            ::core::file!(),
            "0 0  room\n0 0  room_arn\n",
            r#"{"Description":"A chat.","Resources":{"Room":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"audience"}}},"Outputs":{"RoomArn":{"Value":{"Fn::GetAtt":["Room","Arn"]}}}}"#,
        );
        STACK.template()
    }
    fn template(
        &self,
    ) -> ::core::result::Result<ivs_core::Template, ivs_core::Violations> {
        ::core::result::Result::Ok(ivs_core::Stack::build(self))
    }
}
///The outputs of a deployed [`Chat`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq
)]
#[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
pub struct ChatOutputs {
    ///The output `RoomArn`.
    pub room_arn: ::std::string::String,
}
impl ivs_core::Outputs for ChatOutputs {
    const STACK: &'static str = "Chat";
    const FIELDS: &'static [ivs_core::__private::Field] = &[
        ivs_core::__private::Field::Required("RoomArn"),
    ];
    fn from_values(__values: &mut ivs_core::__private::Values) -> Self {
        Self {
            room_arn: __values.next_value(),
        }
    }
    fn each_value(
        &self,
        __visit: &mut dyn ::core::ops::FnMut(&dyn ivs_core::__private::OutputValue),
    ) {
        __visit(&self.room_arn);
    }
}
