use ivs_core::ivs_stack;

ivs_stack! {
    stack Show<'a> {
        let lobby = Room {};
    }
}

fn main() {}
