use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
        output lobby_arn = lobby.arn;
    }
    stack Show {
        let chat = Room {};
        output lobby_arn = Video.lobby_arn;
    }
}

fn main() {}
