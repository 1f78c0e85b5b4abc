use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let review = AWS::Lambda::Function { FunctionName: "review" };
        let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
    }
}

fn main() {}
