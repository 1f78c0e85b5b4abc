use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "archive" } },
            rendition_configuration: { rendition_selection: Custom, renditions: vec![Hd, Sd] },
        };
    }
}

fn main() {}
