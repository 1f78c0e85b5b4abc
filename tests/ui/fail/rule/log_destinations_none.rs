use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration { destination_configuration: {} };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
