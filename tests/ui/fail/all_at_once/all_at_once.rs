use ivs_core::ivs_stack;

ivs_stack! {
    stack Show<T>(title: &str, bucket: String) {
        resource lobby = Room {};

        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: bukket } },
            rendition_configuration: { rendition_selection: Most },
            recording_reconnect_window_seconds: 301,
        };

        let viewers = PlaybackKeyPair { name: "viewers" public_key_material: "viewers.pem" };

        #[deletion_policy(Keep)]
        let main = Chanel { nonsense: true };

        let backup = Channel {
            authorised: true,
            preset: HigherBandwidthDelivery,
            recording_configuration_arn: viewers,
            latency_mode = Low,
        };
        let encoder = backup.add_stream_key();
        let second = backup.add_stream_key();

        let stage = Stage::from_arn("arn:aws:ivs:eu-north-1:123456789012:stage/abcdABCDefgh");

        output playback_url = main.playback_url;
        output ingest = backup.ingest;
        output key = encoder.value;
    }
}

fn main() {}
