#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stream = AWS::KinesisFirehose::DeliveryStream { Tags: [{ Key: "team", Value: "live" }] };
        let log = LoggingConfiguration {
            destination_configuration: { firehose: { delivery_stream_name: stream } },
        };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
