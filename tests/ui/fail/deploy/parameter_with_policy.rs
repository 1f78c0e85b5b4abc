use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        let seats = Parameter { type: Number };
    }
}

fn main() {}
