use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let function = AWS::Lambda::Function {};
        let lobby = Room { message_review_handler: { uri: function.arn } };
    }
}

fn main() {}
