use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { maximum_message_length: 42u8 as f32 };
    }
}

fn main() {}
