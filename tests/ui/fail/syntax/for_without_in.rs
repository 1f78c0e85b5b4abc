use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room ["lobby", "hall"] {
            let chat = Room {};
        }
    }
}

fn main() {}
