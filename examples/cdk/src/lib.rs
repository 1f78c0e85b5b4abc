//! A recorded show and its chat: two stacks, of which one imports from the other.

use ivs_core::ivs_stack;

ivs_stack! {
    /// A recorded show.
    pub stack Live(stage: String, allows_rtmp: bool) {
        // What was recorded outlives the stack.
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let recordings = AWS::S3::Bucket { };
        let archive = RecordingConfiguration {
            name: format!("show-{stage}"),
            destination_configuration: { s3: { bucket_name: recordings } },
        };
        let show = Channel {
            name: format!("show-{stage}"),
            insecure_ingest: allows_rtmp,
            recording_configuration_arn: archive,
        };
        let encoder = show.add_stream_key();
        // Whoever runs the encoder may read it there.
        let encoder_secret = AWS::SecretsManager::Secret { secret_string: encoder.value };

        /// Where viewers play the show.
        #[export("live-playback-url")]
        output playback_url = show.playback_url;
        /// Where encoders send it.
        output ingest_endpoint = show.ingest_endpoint;
        /// The secret with the stream key.
        output stream_key_secret = encoder_secret;
    }

    /// What viewers write to each other.
    pub stack Chat(message_length: u16) {
        let audience = Room {
            name: "audience",
            maximum_message_length: message_length,
            tags: { "plays-at": Live.playback_url },
        };

        /// The room that chat tokens are for.
        output room_arn = audience;
    }
}
