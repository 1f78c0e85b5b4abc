use ivs_core::ivs_stack;

ivs_stack! {
    stack {
        let lobby = Room {};
    }
}

fn main() {}
