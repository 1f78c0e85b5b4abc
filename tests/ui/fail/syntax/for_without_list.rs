use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room in {
            let chat = Room {};
        }
    }
}

fn main() {}
