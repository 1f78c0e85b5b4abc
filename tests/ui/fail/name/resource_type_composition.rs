use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {};
        let show = Composition { stage_arn: stage };
    }
}

fn main() {}
