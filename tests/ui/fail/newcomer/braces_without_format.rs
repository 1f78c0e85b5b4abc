use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room { name: "lobby-{stage}" };
    }
}

fn main() {}
