use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let archive = RecordingConfiguration {
            destination_configuration: if stage == "prod" { s4: { bucket_name: "a" } } else { s3: { bucket_name: "recordings" } },
        };
    }
}

fn main() {}
