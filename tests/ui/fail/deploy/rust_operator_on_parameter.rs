use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let seats = Parameter { type: Number };
        let lobby = Room { maximum_message_length: seats + 1 };
    }
}

fn main() {}
