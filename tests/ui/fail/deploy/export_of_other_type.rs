use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
        #[export("lobby-arn")]
        output lobby_arn = lobby.arn;
    }
    stack Show {
        let encoder = StreamKey { channel_arn: Video.lobby_arn };
    }
}

fn main() {}
