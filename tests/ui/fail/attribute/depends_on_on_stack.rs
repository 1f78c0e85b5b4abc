use ivs_core::ivs_stack;

ivs_stack! {
    #[depends_on(lobby)]
    stack Show {
        let lobby = Room {};
    }
}

fn main() {}
