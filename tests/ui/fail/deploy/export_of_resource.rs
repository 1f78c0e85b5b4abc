use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
    }
    stack Show {
        let chat = Room {};
        output lobby_arn = Video.lobby;
    }
}

fn main() {}
