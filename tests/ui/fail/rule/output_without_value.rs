//! Where the condition holds anyway, nothing is missing.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let chat = Room { };
        output nothing = aws::no_value;
        output sometimes = if stage == "prod" { chat.arn };
        if stage == "prod" {
            output then = if stage == "prod" { chat.arn };
        }
    }
}

fn main() {}
