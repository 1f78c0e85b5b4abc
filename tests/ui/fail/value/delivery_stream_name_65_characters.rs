use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration {
            destination_configuration: {
                firehose: {
                    delivery_stream_name: "12345678901234567890123456789012345678901234567890123456789012345",
                },
            },
        };
    }
}

fn main() {}
