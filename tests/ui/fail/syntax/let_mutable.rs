use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let mut lobby = Room {};
    }
}

fn main() {}
