use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let other = Parameter { type: String, default: stage };
    }
}

fn main() {}
