use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output lobby_arn = Ref("lobby");
    }
}

fn main() {}
