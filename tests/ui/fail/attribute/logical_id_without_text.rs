use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[logical_id(Lobby)]
        let lobby = Room {};
    }
}

fn main() {}
