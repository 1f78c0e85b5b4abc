use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow(too_many_declarations)]
        output region = aws::region;
    }
}

fn main() {}
