use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[logical_id("Lobby")]
        #[cdk_path("Lobby/Resource")]
        let lobby = Room {};
    }
}

fn main() {}
