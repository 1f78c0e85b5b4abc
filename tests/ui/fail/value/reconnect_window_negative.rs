use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "archive" } },
            recording_reconnect_window_seconds: -1,
        };
    }
}

fn main() {}
