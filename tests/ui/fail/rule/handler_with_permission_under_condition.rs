use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "dev" };
        let review = AWS::Lambda::Function { FunctionName: "review" };
        if stage == "prod" {
            let invoke = AWS::Lambda::Permission {
                action: "lambda:InvokeFunction",
                function_name: review,
                principal: "ivschat.amazonaws.com",
            };
        }
        #[allow(room_made_before_permission)]
        let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
    }
}

fn main() {}
