use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output last = Fn::select(-1, ["a", "b"]);
    }
}

fn main() {}
