use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = Room { name: Fn::sub("chat-${AWS::StackNme}") };
        let topic = AWS::SNS::Topic { DisplayName: { Ref: "AWS::Regoin" } };
    }
}

fn main() {}
