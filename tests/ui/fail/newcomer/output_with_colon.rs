use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output lobby_arn: lobby.arn;
    }
}

fn main() {}
