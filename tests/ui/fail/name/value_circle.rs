use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let a = b;
        let b = a;
        let lobby = Room { name: a };
    }
}

fn main() {}
