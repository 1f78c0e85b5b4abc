use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for name in ["front", "front"] {
            let lobby = Room {};
        }
    }
}

fn main() {}
