use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        use std::time::Duration;
        let lobby = Room {};
    }
}

fn main() {}
