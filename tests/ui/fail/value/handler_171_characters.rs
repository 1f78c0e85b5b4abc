use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {
            message_review_handler: {
                uri: "arn:aws:lambda:us-west-2:123456789012:function:1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234",
            },
        };
    }
}

fn main() {}
