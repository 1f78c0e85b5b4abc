use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {};
        let show = AWS::IVS::Composition { StageArn: stage };
    }
}

fn main() {}
