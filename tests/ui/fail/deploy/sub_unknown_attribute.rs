use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output url = Fn::sub("https://example.com/${Lobby.Idd}");
    }
}

fn main() {}
