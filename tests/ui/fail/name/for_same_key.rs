use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room in ["lobby", "hall", "lobby"] {
            let chat = Room {};
        }
    }
}

fn main() {}
