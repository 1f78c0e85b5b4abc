use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[metadata]
        let lobby = Room {};
    }
}

fn main() {}
