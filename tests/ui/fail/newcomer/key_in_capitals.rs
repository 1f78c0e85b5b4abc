use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { Name: "lobby" };
    }
}

fn main() {}
