use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Stage::from_id("abcdABCDefgh");
        let encoder = StreamKey { channel_arn: main };
    }
}

fn main() {}
