use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: String };
        output first = names[0];
    }
}

fn main() {}
