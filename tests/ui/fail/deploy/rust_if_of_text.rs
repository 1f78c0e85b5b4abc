use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(is_large: String) {
        let lobby = Room { name: if is_large { "large" } else { "small" } };
    }
}

fn main() {}
