use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel::from_arn("arn:aws-cn:ivs:cn-north-1:123456789012:channel/abcdABCDefgh");
    }
}

fn main() {}
