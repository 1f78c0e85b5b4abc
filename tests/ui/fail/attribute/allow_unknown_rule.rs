use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow(insecure_ingst)]
        let lobby = Room {};
    }
}

fn main() {}
