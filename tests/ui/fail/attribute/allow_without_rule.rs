use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow]
        let lobby = Room {};
    }
}

fn main() {}
