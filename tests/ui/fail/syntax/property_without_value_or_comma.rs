use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {
            name:
            maximum_message_length: 100,
        };
    }
}

fn main() {}
