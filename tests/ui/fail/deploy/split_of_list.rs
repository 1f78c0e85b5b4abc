use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList };
        output first = Fn::select(0, Fn::split(",", names));
    }
}

fn main() {}
