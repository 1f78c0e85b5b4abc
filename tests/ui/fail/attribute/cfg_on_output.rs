use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[cfg(debug_assertions)]
        output region = aws::region;
    }
}

fn main() {}
