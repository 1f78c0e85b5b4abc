use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {
            ad_configuration_arn: "arn:aws:ivs:us-west-2:123456789012:ad-configuration/abcd1234",
        };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
