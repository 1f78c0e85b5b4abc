use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
        #[export("lobby-arn")]
        output lobby_arn = lobby.arn;
    }
    stack Show {
        let chat = Room {};
        output lobby_arn = Video.loby_arn;
    }
}

fn main() {}
