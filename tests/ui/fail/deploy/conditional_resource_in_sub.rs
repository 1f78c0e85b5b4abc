use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        if stage == "prod" {
            let lobby = Room {};
        }
        output lobby_arn = Fn::sub("arn-${Lobby.Arn}");
    }
}

fn main() {}
