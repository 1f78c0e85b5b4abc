use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        let lobby_arn = lobby.arn;
        output name = lobby_arn.name;
    }
}

fn main() {}
