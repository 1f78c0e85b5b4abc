use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: "" } },
        };
    }
}

fn main() {}
