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
        let mut template = ivs_core::Template::new();
        {
            static STACK: ivs_core::__private::Declared = ivs_core::__private::Declared::new(
                ::core::file!(),
                "0 0  stage\n0 0  sizes\n0 0  is_prod\n0 0  bucket\n0 0  table\n0 0  main\n0 0  encoder\n0 0  key\n0 0  table_arn\n",
                r#"{"Parameters":{"Stage":{"Type":"String","Default":"dev","AllowedValues":["dev","prod"],"Description":"Deployment stage."}},"Mappings":{"Sizes":{"us-west-2":{"bitrate":1500000}}},"Conditions":{"IsProd":{"Fn::Equals":[{"Ref":"Stage"},"prod"]}},"Resources":{"Bucket":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":{"Fn::Sub":"show-${Stage}-${AWS::AccountId}"}}},"Table":{"Type":"AWS::DynamoDB::Table","Properties":{"TableName":{"Fn::Join":["-",["a",{"Ref":"Stage"}]]},"Seats":[1,true]}},"Main":{"Type":"AWS::IVS::Channel","Properties":{"LatencyMode":{"Fn::If":["IsProd","LOW","NORMAL"]},"RecordingConfigurationArn":{"Fn::Place":0}}},"Encoder":{"Type":"AWS::IVS::EncoderConfiguration","Properties":{"Video":{"Bitrate":{"Fn::FindInMap":["Sizes",{"Ref":"AWS::Region"},"bitrate"]}}}},"Key":{"Type":"AWS::IVS::StreamKey","Condition":"IsProd","Properties":{"ChannelArn":{"Fn::GetAtt":["Main","Arn"]}}}},"Outputs":{"TableArn":{"Condition":"IsProd","Value":{"Fn::GetAtt":["Table","Arn"]}}}}"#,
            );
            let keys: &[&::core::primitive::str] = &[];
            let mut places = ivs_core::__private::Places::new(keys);
            places
                .put(
                    ivs_core::__private::Import::<
                        ivs_core::property::Arn<
                            ivs_core::__private::resources::RecordingConfiguration,
                        >,
                    >::import(
                        ivs_core::__private::Export::export(
                            <Live as ivs_core::Stack>::EXPORTS.archive_arn,
                        ),
                    ),
                );
            STACK.add_to(&mut template, places);
        }
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
