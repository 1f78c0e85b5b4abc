use ivs_core::ivs_stack;

ivs_stack! {
    #[transform()]
    stack Show {
        let lobby = Room {};
    }
}

fn main() {}
