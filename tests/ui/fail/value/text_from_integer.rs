use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { name: 5 };
    }
}

fn main() {}
