use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {
            logging_configuration_identifiers: [
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log1",
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log2",
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log3",
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log4",
            ],
        };
    }
}

fn main() {}
