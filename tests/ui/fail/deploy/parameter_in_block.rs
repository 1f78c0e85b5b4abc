use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let destination = Parameter { type: String };
        let archive = RecordingConfiguration { destination_configuration: destination };
    }
}

fn main() {}
