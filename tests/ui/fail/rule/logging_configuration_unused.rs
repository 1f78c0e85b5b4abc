#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-chat-logs" } },
        };
        let lobby = Room {};
    }
}

fn main() {}
