use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let first = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
        let second = Channel::from_arn("arn:aws:ivs:us-west-2:210987654321:channel/abcdABCDefgh");
        let key = second.add_stream_key();
        output first_arn = first.arn;
    }
}

fn main() {}
