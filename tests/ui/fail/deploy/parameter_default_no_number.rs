use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number, default: "many" };
    }
}

fn main() {}
