use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let topic = AWS::SNS::Topic {
            DisplayName: { "Fn::Jion": ["", ["a", "b"]] },
            TopicName: { "Fn::Join": ["", ["a", "b"], "c"] },
        };
    }
}

fn main() {}
