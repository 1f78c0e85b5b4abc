use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[logical_id("main-lobby")]
        let lobby = Room {};
    }
}

fn main() {}
