use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let length = Parameter { type: String, allowed_values: ["short", "long"] };
        let lobby = Room { maximum_message_length: length };
    }
}

fn main() {}
