use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output chat_id = lobby.id;
        output chatId = lobby.arn;
    }
}

fn main() {}
