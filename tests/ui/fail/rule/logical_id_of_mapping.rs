use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[logical_id("live_sizes")]
        let sizes = Mapping { prod: { length: 500 } };
        let chat = Room { maximum_message_length: sizes["prod"]["length"] };
    }
}

fn main() {}
