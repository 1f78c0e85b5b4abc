use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let name = Parameter { type: String };
        output first = Fn::select(0, name);
    }
}

fn main() {}
