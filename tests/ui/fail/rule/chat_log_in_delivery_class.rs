#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let group = AWS::Logs::LogGroup {
            log_group_name: "/aws/vendedlogs/chat",
            log_group_class: Delivery,
        };
        let log = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: group } },
        };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
