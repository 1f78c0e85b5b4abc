use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output all = if lobby { "a" } else { "b" };
    }
}

fn main() {}
