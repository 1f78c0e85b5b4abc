use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room in [("lobby", 100), ("hall", 200)] {
            let chat = Room {};
        }
    }
}

fn main() {}
