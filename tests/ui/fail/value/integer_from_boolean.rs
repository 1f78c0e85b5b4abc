use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { maximum_message_length: true };
    }
}

fn main() {}
