use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration {
            destination_configuration: {
                s3: { bucket_name: "my-chat-logs" },
                firehose: { delivery_stream_name: "chat" },
            },
        };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
