use ivs_core::ivs_stack;

ivs_stack! {
    stack Video {
        let lobby = Room {};
    }
    stack Show {
        output lobby_arn = Video.lobby;
    }
}

fn main() {}
