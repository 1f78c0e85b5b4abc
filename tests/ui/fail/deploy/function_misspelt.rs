use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = Fn::jion("-", ["a", "b"]);
    }
}

fn main() {}
