use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(dead_code)]
    stack Show {
        let lobby = Room {};
    }
}

fn main() {}
