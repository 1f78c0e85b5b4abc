use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow(duplicate_logical_id)]
        let lobby = Room {};
    }
}

fn main() {}
