use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room { maximum_message_length: if stage == "prod" { 500 } else { 501 } };
    }
}

fn main() {}
