use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        output all = format!("a-{}", stage, aws::region);
    }
}

fn main() {}
