use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name: String) {
        let lobby = Room { name: nmae };
    }
}

fn main() {}
