use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
    }

    stack Show {
        let hall = Room {};
    }
}

fn main() {}
