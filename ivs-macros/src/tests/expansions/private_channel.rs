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
        let at = |name: &'static ::core::primitive::str, line, column| {
            ivs_core::Declaration::new(name, ::core::file!(), line, column)
        };
        let mut template = ivs_core::Template::new();
        let archive = ivs_core::Handle::<
            ivs_core::__private::resources::RecordingConfiguration,
        >::new("Archive");
        let main = ivs_core::Handle::<
            ivs_core::__private::resources::Channel,
        >::new("Main");
        let encoder = ivs_core::Handle::<ivs_core::ivs::StreamKey>::new("Encoder");
        let viewers = ivs_core::__private::resources::PlaybackKeyPair::from_arn(
            ivs_core::__private::text(
                "arn:aws:ivs:us-west-2:123456789012:playback-key/abcdABCDefgh",
            ),
        );
        template.description(ivs_core::__private::text("A private, recorded show."));
        template
            .tags(
                ivs_core::property::Tags::new()
                    .tag("team", ivs_core::__private::text("live")),
            );
        template
            .declare(
                &archive,
                at("archive", 0, 0),
                ivs_core::__private::resources::RecordingConfiguration::new()
                    .destination_configuration(
                        ivs_core::ivs::recording_configuration::DestinationConfiguration::new()
                            .s3(
                                ivs_core::ivs::recording_configuration::S3DestinationConfiguration::new()
                                    .bucket_name(
                                        ivs_core::given::Name::<
                                            ivs_core::__private::resources::Bucket,
                                        >::given(::core::clone::Clone::clone(bucket_name)),
                                    ),
                            ),
                    )
                    .rendition_configuration(
                        ivs_core::ivs::recording_configuration::RenditionConfiguration::new()
                            .rendition_selection(
                                ivs_core::ivs::recording_configuration::RenditionSelection::Custom,
                            )
                            .renditions(
                                ivs_core::property::List::<_>::new()
                                    .item(ivs_core::ivs::recording_configuration::Rendition::Hd)
                                    .item(ivs_core::ivs::recording_configuration::Rendition::Sd),
                            ),
                    ),
            );
        template.declare_import(at("viewers", 0, 0), &viewers);
        template
            .declare(
                &main,
                at("main", 0, 0),
                ivs_core::__private::resources::Channel::new()
                    .name({
                        let bucket_name = ::core::clone::Clone::clone(bucket_name);
                        ivs_core::given::Text::given(bucket_name.to_lowercase())
                    })
                    .r#type(ivs_core::ivs::channel::Type::AdvancedHd)
                    .authorized(true)
                    .recording_configuration_arn(&archive)
                    .tags(
                        ivs_core::property::Tags::new()
                            .tag("stage", ivs_core::__private::text("prod")),
                    ),
            )
            .depends_on(&archive)
            .deletion_policy(ivs_core::DeletionPolicy::Retain);
        template.declare(&encoder, at("encoder", 0, 0), main.add_stream_key());
        template
            .declare_output("PlaybackUrl", at("playback_url", 0, 0), main.playback_url())
            .description(ivs_core::__private::text("Where viewers play the show."))
            .export(ivs_core::__private::text("live-playback-url"));
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
