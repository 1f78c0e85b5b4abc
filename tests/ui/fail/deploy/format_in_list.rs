use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room { logging_configuration_identifiers: format!("a-{stage}") };
    }
}

fn main() {}
