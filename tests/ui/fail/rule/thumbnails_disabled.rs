#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-archive" } },
            thumbnail_configuration: { recording_mode: Disabled, target_interval_seconds: 30 },
        };
        output archive = archive.arn;
    }
}

fn main() {}
