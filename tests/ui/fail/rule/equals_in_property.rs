use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let topic = AWS::SNS::Topic {
            DisplayName: stage,
            FifoTopic: { "Fn::Equals": [stage, "prod"] },
            TopicName: { "Fn::RefAll": "AWS::EC2::VPC::Id" },
        };
    }
}

fn main() {}
