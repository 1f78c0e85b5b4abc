use ivs_core::ivs_stack;

ivs_stack! {
    #[tags("live")]
    stack Show {
        let lobby = Room {};
    }
}

fn main() {}
