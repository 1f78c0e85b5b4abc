use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output encoded = Fn::base64(["a", "b"]);
    }
}

fn main() {}
