use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output block = Fn::select(0, Fn::cidr("10.0.0.0/16", 2, 129));
    }
}

fn main() {}
