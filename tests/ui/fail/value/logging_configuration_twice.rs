use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration {
            destination_configuration: { s3: { bucket_name: "chat-log" } },
        };
        let lobby = Room { logging_configuration_identifiers: [log, log] };
    }
}

fn main() {}
