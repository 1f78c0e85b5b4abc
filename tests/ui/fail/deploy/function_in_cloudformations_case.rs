use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = Fn::Join("-", ["a", "b"]);
    }
}

fn main() {}
