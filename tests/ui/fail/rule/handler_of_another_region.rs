#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    #[region("us-west-2")]
    stack Show {
        let lobby = Room {
            message_review_handler: { uri: "arn:aws:lambda:us-east-1:123456789012:function:review" },
        };
    }
}

fn main() {}
