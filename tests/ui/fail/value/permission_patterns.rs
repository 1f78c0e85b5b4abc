use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = AWS::Lambda::Permission {
            action: "lambda:InvokeFunction",
            function_name: "my function",
            principal: "ivschat.amazonaws.com",
            source_arn: "ivschat/room/*",
        };
    }
}

fn main() {}
