use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        if stage == "prod" {
            let lobby = Room {};
        } else {
            output lobby_arn = lobby.arn;
        }
    }
}

fn main() {}
