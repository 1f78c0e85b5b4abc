use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output first = Fn::select("first", ["a", "b"]);
    }
}

fn main() {}
