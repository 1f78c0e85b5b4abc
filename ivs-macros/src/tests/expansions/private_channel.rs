/// A private, recorded show.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct LiveShow {
    /// The argument `bucket_name`.
    pub bucket_name: String,
}
impl LiveShow {
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
pub struct LiveShowExports {
    pub playback_url: ivs_core::__private::Exported<ivs_core::property::Text>,
}
impl ivs_core::Stack for LiveShow {
    type Exports = LiveShowExports;
    const EXPORTS: LiveShowExports = LiveShowExports {
        playback_url: ivs_core::__private::Exported::new("live-playback-url"),
    };
    const FILES: &'static [&'static str] = &[::core::file!()];
    type Outputs = LiveShowOutputs;
    const NAME: &'static str = "LiveShow";
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
        let Self { bucket_name } = self;
        let mut template = ivs_core::Template::new();
        {
            static STACK: ivs_core::__private::Declared = ivs_core::__private::Declared::new(
                ::core::file!(),
                "0 0  archive\n0 0  main\n0 0  encoder\n0 0  playback_url\n0 0  viewers\n",
                r#"{"Description":"A private, recorded show.","tags":{"team":"live"},"Resources":{"Archive":{"Type":"AWS::IVS::RecordingConfiguration","Properties":{"DestinationConfiguration":{"S3":{"BucketName":{"Fn::Place":0}}},"RenditionConfiguration":{"RenditionSelection":"CUSTOM","Renditions":["HD","SD"]}}},"Main":{"Type":"AWS::IVS::Channel","DependsOn":["Archive"],"Properties":{"Name":{"Fn::Place":1},"Type":"ADVANCED_HD","Authorized":true,"RecordingConfigurationArn":{"Fn::GetAtt":["Archive","Arn"]},"Tags":{"stage":"prod"}},"DeletionPolicy":"Retain"},"Encoder":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["Main","Arn"]}}}},"Outputs":{"PlaybackUrl":{"Description":"Where viewers play the show.","Value":{"Fn::GetAtt":["Main","PlaybackUrl"]},"Export":{"Name":"live-playback-url"}}},"imports":{"0":{"Type":"AWS::IVS::PlaybackKeyPair","Arn":"arn:aws:ivs:us-west-2:123456789012:playback-key/abcdABCDefgh"}}}"#,
            );
            let keys: &[&::core::primitive::str] = &[];
            let mut places = ivs_core::__private::Places::new(keys);
            places
                .put(
                    ivs_core::given::Name::<
                        ivs_core::__private::resources::Bucket,
                    >::given(::core::clone::Clone::clone(bucket_name)),
                );
            places
                .put({
                    let bucket_name = ::core::clone::Clone::clone(bucket_name);
                    ivs_core::given::Text::given(bucket_name.to_lowercase())
                });
            STACK.add_to(&mut template, places);
        }
        template
    }
}
///The outputs of a deployed [`LiveShow`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq
)]
#[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
pub struct LiveShowOutputs {
    /// Where viewers play the show.
    pub playback_url: ::std::string::String,
}
impl ivs_core::Outputs for LiveShowOutputs {
    const STACK: &'static str = "LiveShow";
    const FIELDS: &'static [ivs_core::__private::Field] = &[
        ivs_core::__private::Field::Required("PlaybackUrl"),
    ];
    fn from_values(__values: &mut ivs_core::__private::Values) -> Self {
        Self {
            playback_url: __values.next_value(),
        }
    }
    fn each_value(
        &self,
        __visit: &mut dyn ::core::ops::FnMut(&dyn ivs_core::__private::OutputValue),
    ) {
        __visit(&self.playback_url);
    }
}
