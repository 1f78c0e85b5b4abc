use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let length = Parameter { type: Number, allowed_values: [501] };
        let lobby = Room { maximum_message_length: if stage == "prod" { length } else { 500 } };
    }
}

fn main() {}
