use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for name in ["front", "back"] {
            let lobby = Room {};
        }
        output lobby_arn = lobby["side"].arn;
    }
}

fn main() {}
