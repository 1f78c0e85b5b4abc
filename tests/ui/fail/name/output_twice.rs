use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output chat = lobby.id;
        output chat = lobby.arn;
    }
}

fn main() {}
