use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { 1: "lobby" };
    }
}

fn main() {}
