use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
        #[export(format!("{}-lobby", aws::stack_name))]
        output lobby_arn = lobby.arn;
    }
    stack Show {
        let chat = Room {};
        output lobby_arn = Video.lobby_arn;
    }
}

fn main() {}
