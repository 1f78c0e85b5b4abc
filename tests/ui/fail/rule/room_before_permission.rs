use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let review = AWS::Lambda::Function { FunctionName: "review" };
        let invoke = AWS::Lambda::Permission {
            action: "lambda:InvokeFunction",
            function_name: review,
            principal: "ivschat.amazonaws.com",
        };
        let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
    }
}

fn main() {}
