use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {
            /// What it is called.
            nme: "lobby",
        };
    }
}

fn main() {}
