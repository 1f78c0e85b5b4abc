use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Paramter { type: String };
    }
}

fn main() {}
