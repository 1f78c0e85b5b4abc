use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
        #[export("lobby-arn")]
        output lobby_arn = lobby.arn;
    }
    #[allow(channel_without_stream_key)]
    stack Show {
        let main = Channel { authorized: Video.lobby_arn };
    }
}

fn main() {}
