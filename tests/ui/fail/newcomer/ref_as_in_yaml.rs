use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output lobby_arn = !Ref lobby;
    }
}

fn main() {}
