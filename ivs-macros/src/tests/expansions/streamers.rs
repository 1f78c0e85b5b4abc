#[derive(::core::clone::Clone, ::core::fmt::Debug)]
struct Streamers {
    /// The argument `streamers`.
    streamers: Vec<String>,
    /// The argument `is_open`.
    is_open: bool,
}
impl Streamers {
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
struct StreamersExports {}
impl ivs_core::Stack for Streamers {
    type Exports = StreamersExports;
    const EXPORTS: StreamersExports = StreamersExports {};
    const FILES: &'static [&'static str] = &[::core::file!()];
    type Outputs = StreamersOutputs;
    const NAME: &'static str = "Streamers";
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
        let Self { streamers, is_open } = self;
        let mut template = ivs_core::Template::new();
        let prefix = "show".to_owned();
        let prefix_0_value = &prefix;
        let prefix = prefix_0_value;
        {
            let streamers_0_value = streamers;
            let streamers = ::core::clone::Clone::clone(streamers);
            for streamer in &streamers {
                let streamers = streamers_0_value;
                let streamer = &streamer;
                let element_1 = ivs_core::__private::key(streamer);
                {
                    static STACK: ivs_core::__private::Declared = ivs_core::__private::Declared::new(
                        ::core::file!(),
                        "0 0  room[streamer]\n",
                        r#"{"Resources":{"Room{0}":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::Place":0}}}}}"#,
                    );
                    let keys: &[&::core::primitive::str] = &[&element_1];
                    let mut places = ivs_core::__private::Places::new(keys);
                    places
                        .put({
                            let prefix = ::core::clone::Clone::clone(prefix);
                            let streamer = ::core::clone::Clone::clone(streamer);
                            ivs_core::given::Text::given(format!("{prefix}-{streamer}"))
                        });
                    STACK.add_to(&mut template, places);
                }
                if {
                    let is_open = ::core::clone::Clone::clone(is_open);
                    is_open
                } {
                    {
                        static STACK: ivs_core::__private::Declared = ivs_core::__private::Declared::new(
                            ::core::file!(),
                            "0 0  channel[streamer]\n0 0  key[streamer]\n",
                            r#"{"Resources":{"Channel{0}":{"Type":"AWS::IVS::Channel","Properties":{"Name":{"Fn::Place":0}}},"Key{0}":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["Channel{0}","Arn"]}}}}}"#,
                        );
                        let keys: &[&::core::primitive::str] = &[&element_1];
                        let mut places = ivs_core::__private::Places::new(keys);
                        places
                            .put(
                                ivs_core::given::Text::given(
                                    ::core::clone::Clone::clone(streamer),
                                ),
                            );
                        STACK.add_to(&mut template, places);
                    }
                }
            }
        }
        template
    }
}
///The outputs of a deployed [`Streamers`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq
)]
#[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
struct StreamersOutputs {}
impl ivs_core::Outputs for StreamersOutputs {
    const STACK: &'static str = "Streamers";
    const FIELDS: &'static [ivs_core::__private::Field] = &[];
    fn from_values(__values: &mut ivs_core::__private::Values) -> Self {
        Self {}
    }
    fn each_value(
        &self,
        __visit: &mut dyn ::core::ops::FnMut(&dyn ivs_core::__private::OutputValue),
    ) {}
}
