use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = StorageConfiguration { s3: { bucket_name: "archive" } };
        let main = Stage {
            auto_participant_recording_configuration: {
                storage_configuration_arn: archive,
                hls_configuration: {
                    participant_recording_hls_configuration: { target_segment_duration_seconds: 1 },
                },
            },
        };
    }
}

fn main() {}
