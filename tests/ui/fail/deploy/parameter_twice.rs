use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let stage = Parameter { type: Number };
    }
}

fn main() {}
