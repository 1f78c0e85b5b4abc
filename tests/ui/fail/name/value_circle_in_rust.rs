use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let a = b.trim();
        let b = a.trim();
        let lobby = Room { name: a.to_owned() };
    }
}

fn main() {}
