use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let function = AWS::Lambda::Function { Environment: { Variables: { STAGE: stage == "prod" } } };
    }
}

fn main() {}
