use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, max_value: 3 };
    }
}

fn main() {}
