use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main_a = Room {};
        let mainA = Room {};
    }
}

fn main() {}
