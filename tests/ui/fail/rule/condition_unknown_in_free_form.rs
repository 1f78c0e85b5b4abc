use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        let topic = AWS::SNS::Topic {
            DisplayName: { "Fn::If": ["IsPrd", "Live", "Test"] },
            TopicName: { "Fn::If": ["IsProd", "Live", "Test"] },
        };
    }
}

fn main() {}
