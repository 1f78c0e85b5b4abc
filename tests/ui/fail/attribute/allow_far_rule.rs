use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow(unused_variables)]
        let lobby = Room {};
    }
}

fn main() {}
