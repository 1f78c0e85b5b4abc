use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList, default: ["a", "b"] };
    }
}

fn main() {}
