use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
        let encoder = main.add_stream_key();
    }
}

fn main() {}
