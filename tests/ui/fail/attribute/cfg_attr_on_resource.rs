use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[cfg_attr(test, allow(unused))]
        let lobby = Room {};
    }
}

fn main() {}
