use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        output all = Fn::sub(stage);
    }
}

fn main() {}
