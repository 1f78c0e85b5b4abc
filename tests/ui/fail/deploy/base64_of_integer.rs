use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output encoded = Fn::base64(5);
    }
}

fn main() {}
