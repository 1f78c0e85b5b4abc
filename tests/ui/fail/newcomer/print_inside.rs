use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        println!("{}", lobby);
    }
}

fn main() {}
