use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number };
        let is_large = seats > 100;
    }
}

fn main() {}
