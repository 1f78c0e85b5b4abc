use ivs_core::ivs_stack;

ivs_stack! {
    let lobby = Room {};
}

fn main() {}
