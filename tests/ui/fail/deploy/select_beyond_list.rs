use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output third = Fn::select(2, ["a", "b"]);
    }
}

fn main() {}
