use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room { name: if stage.eq("prod") { "lobby" } else { "test" } };
    }
}

fn main() {}
