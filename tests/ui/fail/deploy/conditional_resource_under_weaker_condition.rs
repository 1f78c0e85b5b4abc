use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        if is_prod && aws::region == "us-west-2" {
            let lobby = Room {};
        }
        if is_prod {
            output lobby_arn = lobby.arn;
        }
    }
}

fn main() {}
