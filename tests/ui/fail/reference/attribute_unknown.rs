use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output url = lobby.playback_url;
    }
}

fn main() {}
