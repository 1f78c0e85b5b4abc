use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        output all = if stage { "a" } else { "b" };
    }
}

fn main() {}
