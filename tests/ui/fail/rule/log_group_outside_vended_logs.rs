#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: "chat" } },
        };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
