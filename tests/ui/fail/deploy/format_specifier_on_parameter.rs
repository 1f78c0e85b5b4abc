use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number };
        output all = format!("{seats:03}");
    }
}

fn main() {}
