use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[depends_on(lobby)]
        let lobby = Room {};
    }
}

fn main() {}
