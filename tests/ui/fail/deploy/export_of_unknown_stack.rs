use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = Room {};
        output lobby_arn = Vido.lobby_arn;
    }
}

fn main() {}
