use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList };
        output first = names[0][1];
    }
}

fn main() {}
