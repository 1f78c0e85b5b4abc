use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output first = Fn::select(0, "a,b");
    }
}

fn main() {}
