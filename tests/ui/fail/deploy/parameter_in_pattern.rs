use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let name = Parameter { type: String, allowed_values: ["Main lobby"] };
        let lobby = Room { name: name };
    }
}

fn main() {}
