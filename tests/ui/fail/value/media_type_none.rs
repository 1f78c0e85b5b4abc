use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
        let stage = Stage {
            auto_participant_recording_configuration: {
                storage_configuration_arn: storage,
                media_types: [None],
            },
        };
    }
}

fn main() {}
