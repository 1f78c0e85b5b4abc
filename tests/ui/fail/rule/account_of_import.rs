use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let first = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
        let second = Channel::from_arn("arn:aws:ivs:us-west-2:210987654321:channel/abcdABCDefgh");
        output second_arn = second.arn;
        output first_arn = first.arn;
    }
}

fn main() {}
