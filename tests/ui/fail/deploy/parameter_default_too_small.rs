use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number, default: 0, min_value: 1 };
    }
}

fn main() {}
