use ivs_core::ivs_stack;

ivs_stack! {
    template Show {
        let lobby = Room {};
    }
}

fn main() {}
