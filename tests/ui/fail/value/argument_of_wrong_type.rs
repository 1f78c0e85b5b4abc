use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(count: u8) {
        let lobby = Room { name: count };
    }
}

fn main() {}
