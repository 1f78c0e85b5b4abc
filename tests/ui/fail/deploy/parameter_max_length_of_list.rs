use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList, max_length: 3 };
    }
}

fn main() {}
