#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-archive" } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd] },
        };
        let main = Channel { type: Basic, recording_configuration_arn: archive };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
