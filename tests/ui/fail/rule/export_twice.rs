//! Outputs of which each deployment has one can share a name.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let chat = Room { };
        #[export("chat")]
        output arn = chat.arn;
        #[export("chat")]
        output id = chat.id;
        if stage == "prod" {
            #[export(format!("{}-chat", aws::stack_name))]
            output prod = chat.arn;
        } else {
            #[export(format!("{}-chat", aws::stack_name))]
            output other = chat.id;
        }
        if stage == "dev" {
            #[export(format!("{}-chat", aws::stack_name))]
            output dev = chat.id;
        }
    }
}

fn main() {}
