use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[metadata("lobby")]
        let lobby = Room {};
    }
}

fn main() {}
