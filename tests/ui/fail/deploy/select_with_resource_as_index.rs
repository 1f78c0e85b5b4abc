use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output first = Fn::select(lobby, ["a", "b"]);
    }
}

fn main() {}
