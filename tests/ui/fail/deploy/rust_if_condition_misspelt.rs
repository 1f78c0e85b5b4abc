use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(is_large: bool) {
        let lobby = Room { name: if is_lage { "a" } else { "b" } };
    }
}

fn main() {}
