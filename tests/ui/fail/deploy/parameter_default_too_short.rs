use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "", min_length: 1 };
    }
}

fn main() {}
