use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[color("red")]
        let lobby = Room {};
    }
}

fn main() {}
