use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { prod: { length: 500 } };
        #[logical_id("Sizes")]
        let others = Mapping { prod: { length: 100 } };
        let chat = Room { maximum_message_length: sizes["prod"]["length"] };
        let support = Room { maximum_message_length: others["prod"]["length"] };
    }
}

fn main() {}
