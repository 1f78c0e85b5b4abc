#[derive(::core::clone::Clone, ::core::fmt::Debug)]
struct Cameras {
    /// The argument `title`.
    title: String,
}
impl Cameras {
    /// The template of the stack, checked as a whole.
    ///
    /// # Errors
    ///
    /// All rules that the stack breaks for these arguments.
    fn template(
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
struct CamerasExports {
    pub front_id: ivs_core::__private::NotExported,
}
impl ivs_core::Stack for Cameras {
    type Exports = CamerasExports;
    const EXPORTS: CamerasExports = CamerasExports {
        front_id: ivs_core::__private::NotExported,
    };
    const FILES: &'static [&'static str] = &[::core::file!()];
    type Outputs = CamerasOutputs;
    const NAME: &'static str = "Cameras";
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
        let Self { title } = self;
        let mut template = ivs_core::Template::new();
        {
            static STACK: ivs_core::__private::Declared = ivs_core::__private::Declared::new(
                ::core::file!(),
                "0 0  channel[\"front\"]\n0 0  key[\"front\"]\n0 0  channel[\"back\"]\n0 0  key[\"back\"]\n0 0  room\n0 0  playback[\"front\"]\n0 0  playback[\"back\"]\n0 0  front_id\n",
                r#"{"Resources":{"ChannelFront":{"Type":"AWS::IVS::Channel","Properties":{"Name":{"Fn::Place":0},"Type":"ADVANCED_HD"}},"KeyFront":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["ChannelFront","Arn"]}}},"ChannelBack":{"Type":"AWS::IVS::Channel","Properties":{"Name":{"Fn::Place":1},"Type":"BASIC"}},"KeyBack":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["ChannelBack","Arn"]}}},"Room":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":100}}},"Outputs":{"PlaybackFront":{"Value":{"Fn::GetAtt":["ChannelFront","PlaybackUrl"]}},"PlaybackBack":{"Value":{"Fn::GetAtt":["ChannelBack","PlaybackUrl"]}},"FrontId":{"Value":{"Fn::Select":[1,{"Fn::Split":["/",{"Ref":"ChannelFront"}]}]}}}}"#,
            );
            let keys: &[&::core::primitive::str] = &[];
            let mut places = ivs_core::__private::Places::new(keys);
            places
                .put({
                    let title = ::core::clone::Clone::clone(title);
                    let camera = "front";
                    ivs_core::given::Text::given(format!("{title}-{}", camera))
                });
            places
                .put({
                    let title = ::core::clone::Clone::clone(title);
                    let camera = "back";
                    ivs_core::given::Text::given(format!("{title}-{}", camera))
                });
            STACK.add_to(&mut template, places);
        }
        template
    }
}
///The outputs of a deployed [`Cameras`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq
)]
#[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
struct CamerasOutputs {
    ///The output `PlaybackFront`.
    playback_front: ::std::string::String,
    ///The output `PlaybackBack`.
    playback_back: ::std::string::String,
    ///The output `FrontId`.
    front_id: ::std::string::String,
}
impl ivs_core::Outputs for CamerasOutputs {
    const STACK: &'static str = "Cameras";
    const FIELDS: &'static [ivs_core::__private::Field] = &[
        ivs_core::__private::Field::Required("PlaybackFront"),
        ivs_core::__private::Field::Required("PlaybackBack"),
        ivs_core::__private::Field::Required("FrontId"),
    ];
    fn from_values(__values: &mut ivs_core::__private::Values) -> Self {
        Self {
            playback_front: __values.next_value(),
            playback_back: __values.next_value(),
            front_id: __values.next_value(),
        }
    }
    fn each_value(
        &self,
        __visit: &mut dyn ::core::ops::FnMut(&dyn ivs_core::__private::OutputValue),
    ) {
        __visit(&self.playback_front);
        __visit(&self.playback_back);
        __visit(&self.front_id);
    }
}
