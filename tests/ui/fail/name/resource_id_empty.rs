use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let __ = Room {};
    }
}

fn main() {}
