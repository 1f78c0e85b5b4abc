use ivs_core::ivs_stack;

ivs_stack! {
    #[region("eu-west-1")]
    stack Show {
        let main = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcd");
        output arn = main.arn;
    }
}

fn main() {}
