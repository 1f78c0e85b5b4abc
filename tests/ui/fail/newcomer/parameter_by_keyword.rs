use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        parameter stage: String = "dev";
        let lobby = Room {};
    }
}

fn main() {}
