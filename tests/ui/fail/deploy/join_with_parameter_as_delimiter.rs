use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let delimiter = Parameter { type: String };
        output all = Fn::join(delimiter, ["a", "b"]);
    }
}

fn main() {}
