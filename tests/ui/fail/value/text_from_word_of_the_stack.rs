use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {};
        let encoder = StreamKey { channel_arn: Main };
    }
}

fn main() {}
