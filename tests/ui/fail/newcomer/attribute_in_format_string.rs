use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output url = format!("https://example.com/{lobby.id}");
    }
}

fn main() {}
