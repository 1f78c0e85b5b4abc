use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "archive" } },
            rendition_configuration: RenditionConfiguration { rendition_selection: All },
        };
    }
}

fn main() {}
