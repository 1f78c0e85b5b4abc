use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket: "archive", bucket_name: "archive" } },
        };
    }
}

fn main() {}
