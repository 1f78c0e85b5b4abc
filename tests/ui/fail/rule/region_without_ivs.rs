use ivs_core::ivs_stack;

ivs_stack! {
    #[region("eu-north-1")]
    stack Show {
        let lobby = Room {};
    }
}

fn main() {}
