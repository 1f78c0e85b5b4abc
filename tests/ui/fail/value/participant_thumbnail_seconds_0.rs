use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = StorageConfiguration { s3: { bucket_name: "archive" } };
        let main = Stage {
            auto_participant_recording_configuration: {
                storage_configuration_arn: archive,
                thumbnail_configuration: {
                    participant_thumbnail_configuration: { target_interval_seconds: 0 },
                },
            },
        };
    }
}

fn main() {}
