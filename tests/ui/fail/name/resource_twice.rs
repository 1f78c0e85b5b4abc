use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        let lobby = Room { name: "hall" };
    }
}

fn main() {}
