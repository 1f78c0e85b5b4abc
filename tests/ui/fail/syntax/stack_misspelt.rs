use ivs_core::ivs_stack;

ivs_stack! {
    stak Show {
        let lobby = Room {};
    }
}

fn main() {}
