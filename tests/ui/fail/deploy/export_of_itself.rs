use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        #[export("lobby-arn")]
        output lobby_arn = lobby.arn;
        output again = Show.lobby_arn;
    }
}

fn main() {}
