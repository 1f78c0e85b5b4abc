use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { name: "lobby",, maximum_message_length: 100 };
    }
}

fn main() {}
