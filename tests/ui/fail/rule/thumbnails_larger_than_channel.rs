#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-archive" } },
            thumbnail_configuration: { resolution: Hd },
        };
        let main = Channel { type: AdvancedSd, recording_configuration_arn: archive };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
