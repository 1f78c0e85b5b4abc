use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        let hall = Room { maximum_message_length: lobby };
    }
}

fn main() {}
