#[derive(::core::clone::Clone, ::core::fmt::Debug)]
struct Staged;
impl Staged {
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
struct StagedExports {
    pub table_arn: ivs_core::__private::NotExported,
}
impl ivs_core::Stack for Staged {
    type Exports = StagedExports;
    const EXPORTS: StagedExports = StagedExports {
        table_arn: ivs_core::__private::NotExported,
    };
    const FILES: &'static [&'static str] = &[::core::file!()];
    type Outputs = StagedOutputs;
    const NAME: &'static str = "Staged";
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
        let Self = self;
        let at = |name: &'static ::core::primitive::str, line, column| {
            ivs_core::Declaration::new(name, ::core::file!(), line, column)
        };
        let mut template = ivs_core::Template::new();
        let stage = ivs_core::ParameterName::new("Stage");
        let sizes = ivs_core::MappingName::new("Sizes");
        let is_prod = ivs_core::ConditionName::new("IsProd");
        let bucket = ivs_core::Handle::<
            ivs_core::__private::resources::Bucket,
        >::new("Bucket");
        let table = ivs_core::Handle::<ivs_core::AnyResource>::new("Table");
        let main = ivs_core::Handle::<
            ivs_core::__private::resources::Channel,
        >::new("Main");
        let encoder = ivs_core::Handle::<
            ivs_core::__private::resources::EncoderConfiguration,
        >::new("Encoder");
        let key = ivs_core::Handle::<ivs_core::ivs::StreamKey>::new("Key");
        template
            .declare_parameter(
                "Stage",
                at("stage", 0, 0),
                ivs_core::Parameter::new()
                    .r#type(ivs_core::__private::text("String"))
                    .default(ivs_core::__private::text("dev"))
                    .allowed_values(
                        ivs_core::property::List::<_>::new()
                            .item(ivs_core::__private::text("dev"))
                            .item(ivs_core::__private::text("prod")),
                    )
                    .description(ivs_core::__private::text("Deployment stage.")),
            );
        template
            .declare_mapping(
                "Sizes",
                at("sizes", 0, 0),
                ivs_core::property::Object::new()
                    .with(
                        "us-west-2",
                        ivs_core::property::Object::new().with("bitrate", 1500000),
                    ),
            );
        template
            .declare_condition(
                "IsProd",
                at("is_prod", 0, 0),
                ivs_core::condition::equals(&stage, ivs_core::__private::text("prod")),
            );
        template
            .declare(
                &bucket,
                at("bucket", 0, 0),
                ivs_core::__private::resources::Bucket::new()
                    .bucket_name(
                        ivs_core::functions::Sub::new()
                            .text(ivs_core::__private::text("show-"))
                            .named("Stage", &stage)
                            .text(ivs_core::__private::text("-"))
                            .value(ivs_core::aws::account_id()),
                    ),
            );
        template
            .declare(
                &table,
                at("table", 0, 0),
                ivs_core::AnyResource::new("AWS::DynamoDB::Table")
                    .with(
                        "TableName",
                        ivs_core::functions::join(
                            ivs_core::__private::text("-"),
                            ivs_core::property::List::<ivs_core::property::Json>::new()
                                .item(ivs_core::__private::text("a"))
                                .item(&stage),
                        ),
                    )
                    .with(
                        "Seats",
                        ivs_core::property::List::<ivs_core::property::Json>::new()
                            .item(1)
                            .item(true),
                    ),
            );
        template
            .declare(
                &main,
                at("main", 0, 0),
                ivs_core::__private::resources::Channel::new()
                    .latency_mode(
                        ivs_core::functions::if_else(
                            &is_prod,
                            ivs_core::ivs::channel::LatencyMode::Low,
                            ivs_core::ivs::channel::LatencyMode::Normal,
                        ),
                    )
                    .recording_configuration_arn(
                        ivs_core::__private::Import::<
                            ivs_core::property::Arn<
                                ivs_core::__private::resources::RecordingConfiguration,
                            >,
                        >::import(
                            ivs_core::__private::Export::export(
                                <Live as ivs_core::Stack>::EXPORTS.archive_arn,
                            ),
                        ),
                    ),
            );
        template
            .declare(
                &encoder,
                at("encoder", 0, 0),
                ivs_core::__private::resources::EncoderConfiguration::new()
                    .video(
                        ivs_core::ivs::encoder_configuration::Video::new()
                            .bitrate(
                                sizes
                                    .find(
                                        ivs_core::aws::region(),
                                        ivs_core::__private::text("bitrate"),
                                    ),
                            ),
                    ),
            );
        template
            .declare(&key, at("key", 0, 0), main.add_stream_key())
            .condition(&is_prod);
        template
            .declare_output("TableArn", at("table_arn", 0, 0), table.attr("Arn"))
            .condition(&is_prod);
        template
    }
}
///The outputs of a deployed [`Staged`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq
)]
#[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
struct StagedOutputs {
    ///The output `TableArn`.
    table_arn: ::core::option::Option<::std::string::String>,
}
impl ivs_core::Outputs for StagedOutputs {
    const STACK: &'static str = "Staged";
    const FIELDS: &'static [ivs_core::__private::Field] = &[
        ivs_core::__private::Field::Optional("TableArn"),
    ];
    fn from_values(__values: &mut ivs_core::__private::Values) -> Self {
        Self {
            table_arn: __values.next_value(),
        }
    }
    fn each_value(
        &self,
        __visit: &mut dyn ::core::ops::FnMut(&dyn ivs_core::__private::OutputValue),
    ) {
        __visit(&self.table_arn);
    }
}
const _: () = {
    #[deprecated(
        note = "the channel `main` has no stream key in some deployments, so nobody can stream to it there\nhelp: make the key under the same condition as the channel"
    )]
    #[allow(non_upper_case_globals)]
    const channel_without_stream_key: () = ();
    channel_without_stream_key
};
const _: () = {
    #[deprecated(
        note = "`encoder` encodes nothing: CloudFormation can't start a composition, and nobody learns its ARN\nhelp: hand it to who calls `StartComposition`, as with `output encoder = encoder.arn;`"
    )]
    #[allow(non_upper_case_globals)]
    const unused_encoder_configuration: () = ();
    unused_encoder_configuration
};
