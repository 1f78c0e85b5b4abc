use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "production", max_length: 4 };
    }
}

fn main() {}
