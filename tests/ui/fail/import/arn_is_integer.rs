use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel::from_arn(12);
    }
}

fn main() {}
