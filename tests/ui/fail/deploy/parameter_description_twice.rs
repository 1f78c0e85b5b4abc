use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        /// How many.
        let seats = Parameter { type: Number, description: "Seats" };
    }
}

fn main() {}
