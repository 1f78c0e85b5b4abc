use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let is_private = Parameter { type: String };
        if !is_private {
            let lobby = Room {};
        }
    }
}

fn main() {}
