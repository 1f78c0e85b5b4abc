use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { S3: { bucket_name: "archive" } },
        };
    }
}

fn main() {}
