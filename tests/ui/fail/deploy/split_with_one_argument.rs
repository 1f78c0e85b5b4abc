use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output first = Fn::select(0, Fn::split("a,b"));
    }
}

fn main() {}
