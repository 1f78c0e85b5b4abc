use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        "lobby" = Room {};
    }
}

fn main() {}
