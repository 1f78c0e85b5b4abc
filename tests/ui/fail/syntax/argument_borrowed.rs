use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name: &str) {
        let lobby = Room { name };
    }
}

fn main() {}
