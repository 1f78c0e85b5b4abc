use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = Room { };
        #[export(chat.id)]
        output arn = chat.arn;
        #[export(format!("chat-{}", chat.id))]
        output id = chat.id;
        #[export("")]
        output region = aws::region;
        #[export(format!("{}-chat", aws::stack_name))]
        output name = aws::stack_name;
    }
}

fn main() {}
