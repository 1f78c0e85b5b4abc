use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stream = AWS::KinesisFirehose::DeliveryStream { DeliveryStreamName: "chat" };
        let log = LoggingConfiguration {
            destination_configuration: { firehose: { delivery_stream_name: "chat" } },
        };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
