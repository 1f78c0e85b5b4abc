use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(is_large: bool) {
        let lobby = Room { maximum_message_length: if is_large { 501 } else { 500 } };
    }
}

fn main() {}
