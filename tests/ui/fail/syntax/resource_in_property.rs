use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let encoder = StreamKey { channel_arn: Channel {} };
    }
}

fn main() {}
