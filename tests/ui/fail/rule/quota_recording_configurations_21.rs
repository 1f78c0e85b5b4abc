#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for number in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"] {
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: "my-recordings" } },
            };
            let main = Channel { recording_configuration_arn: archive };
            let key = main.add_stream_key();
        }
    }
}

fn main() {}
