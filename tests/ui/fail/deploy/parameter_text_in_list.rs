use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let logs = Parameter { type: String };
        let lobby = Room { logging_configuration_identifiers: logs };
    }
}

fn main() {}
