use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number, min_length: 1 };
    }
}

fn main() {}
