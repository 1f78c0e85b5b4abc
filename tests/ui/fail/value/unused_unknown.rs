use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let title = nickname;
        let lobby = Room {};
    }
}

fn main() {}
