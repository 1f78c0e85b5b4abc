use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(names: Vec<String>) {
        for name in &names {
            let chat = Room {};
        }
        output chat_arn = chat.arn;
    }
}

fn main() {}
