use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section Globals;
    }
}

fn main() {}
