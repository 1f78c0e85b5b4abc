use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { name: "lobby", deletion_policy: Retain };
    }
}

fn main() {}
