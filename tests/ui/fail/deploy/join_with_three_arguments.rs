use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = Fn::join("-", "a", "b");
    }
}

fn main() {}
