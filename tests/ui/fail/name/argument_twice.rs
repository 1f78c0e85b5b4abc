use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name: String, name: u8) {
        let lobby = Room { name };
    }
}

fn main() {}
