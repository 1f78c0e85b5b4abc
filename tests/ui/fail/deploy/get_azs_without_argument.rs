use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output zone = Fn::select(0, Fn::get_azs());
    }
}

fn main() {}
