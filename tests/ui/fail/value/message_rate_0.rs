use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { maximum_message_rate_per_second: 0 };
    }
}

fn main() {}
