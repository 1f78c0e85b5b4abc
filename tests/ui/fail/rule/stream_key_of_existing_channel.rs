#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcd1234");
        let encoder = main.add_stream_key();
    }
}

fn main() {}
