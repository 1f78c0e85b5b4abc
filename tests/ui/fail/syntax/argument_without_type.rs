use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name) {
        let lobby = Room { name };
    }
}

fn main() {}
