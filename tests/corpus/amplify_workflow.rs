//! A stack that nests another one: the parent stack of `awslabs/amplify-video`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// mylivestream
    pub stack AmplifyWorkflow {
        /// The environment name. e.g. Dev, Test, or Production.
        #[logical_id("env")]
        let environment = Parameter { type: String, default: "NONE" };
        /// Store template and lambda package
        #[logical_id("pS3")]
        let bucket = Parameter {
            type: String,
            default: "my-bucket",
            allowed_pattern: "[a-zA-Z][a-zA-Z0-9-_]*",
        };
        /// Store template and lambda package
        #[logical_id("pSourceFolder")]
        let folder = Parameter {
            type: String,
            default: "ivs-helpers",
            allowed_pattern: "[a-zA-Z][a-zA-Z0-9-_]*",
        };
        /// ProjectName
        #[logical_id("pProjectName")]
        let project = Parameter {
            type: String,
            default: "mylivestream",
            allowed_pattern: "[a-zA-Z][a-zA-Z0-9-_]*",
        };
        /// Latency Mode for IVS-Channel
        #[logical_id("pLatencyMode")]
        let latency_mode = Parameter { type: String, default: "LOW" };
        /// Quality of channel
        #[logical_id("pQuality")]
        let quality = Parameter { type: String, default: "STANDARD" };

        let has_environment_parameter = environment != "NONE";

        #[logical_id("rIVSChannel")]
        let channel = AWS::CloudFormation::Stack {
            TemplateURL: format!("https://s3.amazonaws.com/{bucket}/{folder}/IVS-Channel.template"),
            Parameters: {
                pProjectName: if has_environment_parameter {
                    Fn::join("-", [project, environment])
                } else {
                    project
                },
                pLatencyMode: latency_mode,
                pQuality: quality,
            },
        };

        #[logical_id("oVideoOutput")]
        output playback_url = channel.attr("Outputs.oVideoOutput");
        #[logical_id("oVideoInputURL")]
        output ingest_endpoint = channel.attr("Outputs.oVideoInputURL");
        #[logical_id("oVideoInputKey")]
        output stream_key = channel.attr("Outputs.oVideoInputKey");
        #[logical_id("oVideoChannelArn")]
        output channel_arn = channel.attr("Outputs.oVideoChannelArn");
    }
}
