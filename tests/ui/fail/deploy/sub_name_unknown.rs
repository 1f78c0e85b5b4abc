use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = Fn::sub("show-${Camera}");
    }
}

fn main() {}
