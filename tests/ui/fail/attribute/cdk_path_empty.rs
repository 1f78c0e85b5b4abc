use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[cdk_path("")]
        let lobby = Room {};
    }
}

fn main() {}
