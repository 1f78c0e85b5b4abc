use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        if is_prod {
            let lobby = Room {};
        }
        output lobby_arn = if is_prod { "none" } else { lobby.arn };
    }
}

fn main() {}
