use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow(too_many_outputs)]
        output region = aws::region;
    }
}

fn main() {}
