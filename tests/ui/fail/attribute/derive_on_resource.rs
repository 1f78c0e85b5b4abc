use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[derive(Debug)]
        let lobby = Room {};
    }
}

fn main() {}
