use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output shouted = lobby.to_uppercase();
    }
}

fn main() {}
