use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[logical_id("stage-name")]
        let stage = Parameter { type: String };
        let chat = Room { name: stage };
    }
}

fn main() {}
