use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room::from_id("abcdABCDefgh");
        output lobby_arn = lobby.attr("Arn");
    }
}

fn main() {}
