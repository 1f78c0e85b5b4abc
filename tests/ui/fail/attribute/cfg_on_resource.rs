use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[cfg(debug_assertions)]
        let lobby = Room {};
    }
}

fn main() {}
