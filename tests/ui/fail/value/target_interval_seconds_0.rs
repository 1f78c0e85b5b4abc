use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "archive" } },
            thumbnail_configuration: { target_interval_seconds: 0 },
        };
    }
}

fn main() {}
