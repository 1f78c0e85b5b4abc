use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {
            #[cfg(debug_assertions)]
            name: "lobby",
        };
    }
}

fn main() {}
