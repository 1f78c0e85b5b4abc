use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(type: String) {
        let lobby = Room {};
    }
}

fn main() {}
