use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = Room { };
        #[export("chat-arn")]
        output arn = chat.arn;
        let topic = AWS::SNS::Topic { DisplayName: Fn::import_value("chat-arn") };
        let other = AWS::SNS::Topic { DisplayName: Fn::import_value("chat-arns") };
    }
}

fn main() {}
