use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number, default: "301", max_value: 300 };
    }
}

fn main() {}
