use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { tags: { "seats": 5 } };
    }
}

fn main() {}
