//! A channel with its stream key: the child stack of `awslabs/amplify-video`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// S3 Workflow
    pub stack AmplifyChannel {
        /// ProjectName
        #[logical_id("pProjectName")]
        let project = Parameter {
            type: String,
            default: "DefaultName",
            allowed_pattern: "[a-zA-Z][a-zA-Z0-9-_]*",
        };
        /// Latency Mode for IVS-Channel
        #[logical_id("pLatencyMode")]
        let latency_mode = Parameter { type: String, default: "LOW" };
        /// Quality of channel
        #[logical_id("pQuality")]
        let quality = Parameter { type: String, default: "BASIC" };

        let tags = { "amplify-video": "amplify-video" };

        #[logical_id("rIVSChannel")]
        let channel = Channel { name: project, type: quality, latency_mode, tags };
        #[logical_id("rStreamKey")]
        let stream_key = StreamKey { channel_arn: channel, tags };

        #[logical_id("oVideoChannelArn")]
        output channel_arn = channel;
        #[logical_id("oVideoOutput")]
        output playback_url = channel.playback_url;
        #[logical_id("oVideoInputURL")]
        output ingest_endpoint = channel.ingest_endpoint;
        // The parent stack hands it on to the developer's command line.
        #[allow(secret_outside_secrets_manager)]
        #[logical_id("oVideoInputKey")]
        output stream_key = stream_key.value;
    }
}
