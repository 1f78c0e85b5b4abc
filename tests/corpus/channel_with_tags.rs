//! A channel of which parameters decide everything, by `eijikominami/aws-cloudformation-templates`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// aws-cloudformation-templates/media/medialive sets Interactive Video Service.
    #[transform("AWS::Serverless-2016-10-31")]
    pub stack ChannelWithTags {
        /// Whether the channel is authorized [required]
        let authorized = Parameter {
            type: String,
            default: "false",
            allowed_values: ["true", "false"],
        };
        /// Channel latency mode [required]
        let latency_mode = Parameter {
            type: String,
            default: "LOW",
            allowed_values: ["NORMAL", "LOW"],
        };
        /// The channel type [required]
        let type_ = Parameter {
            type: String,
            default: "STANDARD",
            allowed_values: ["STANDARD", "BASIC"],
        };
        /// The custom prefix name [required]
        let logical_name = Parameter {
            type: String,
            default: "IVS",
            allowed_pattern: "^[a-zA-Z0-9-_]*$",
        };
        let environment = Parameter {
            type: String,
            default: "production",
            allowed_values: ["production", "test", "development"],
        };
        let tag_key = Parameter { type: String, default: "createdby", allowed_pattern: ".+" };
        let tag_value = Parameter {
            type: String,
            default: "aws-cloudformation-templates",
            allowed_pattern: ".+",
        };

        let tags = [
            { key: "environment", value: environment },
            { key: tag_key, value: tag_value },
        ];

        let channel = Channel { name: logical_name, type: type_, authorized, latency_mode, tags };
        #[logical_id("StreamKey")]
        let key = StreamKey { channel_arn: channel, tags };

        /// Channel ingest endpoint
        output ingest_endpoint = channel.ingest_endpoint;
        /// Channel playback URL
        output playback_url = channel.playback_url;
        // Whoever deploys the stack copies it into the encoder.
        /// The stream-key value
        #[allow(secret_outside_secrets_manager)]
        output stream_key = key.value;
    }
}
