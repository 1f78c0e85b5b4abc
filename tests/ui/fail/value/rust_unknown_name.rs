use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { name: title.to_uppercase() };
    }
}

fn main() {}
