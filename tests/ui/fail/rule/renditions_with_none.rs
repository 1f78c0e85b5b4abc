#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-archive" } },
            rendition_configuration: { rendition_selection: None, renditions: [Hd] },
        };
        output archive = archive.arn;
    }
}

fn main() {}
