use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(self, name: String) {
        let lobby = Room { name };
    }
}

fn main() {}
