use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Keep)]
        let lobby = Room {};
    }
}

fn main() {}
