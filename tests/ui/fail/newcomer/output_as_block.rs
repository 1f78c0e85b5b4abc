use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output lobby_arn = { value: lobby.arn, description: "The lobby" };
    }
}

fn main() {}
