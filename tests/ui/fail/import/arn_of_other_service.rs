use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel::from_arn("arn:aws:s3:us-west-2:123456789012:channel/abcdABCDefgh");
    }
}

fn main() {}
