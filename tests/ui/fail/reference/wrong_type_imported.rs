use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Stage::from_arn("arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh");
        let encoder = StreamKey { channel_arn: main };
    }
}

fn main() {}
