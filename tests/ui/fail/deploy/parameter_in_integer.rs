use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let length = Parameter { type: Number, allowed_values: [100, 1000] };
        let lobby = Room { maximum_message_length: length };
    }
}

fn main() {}
