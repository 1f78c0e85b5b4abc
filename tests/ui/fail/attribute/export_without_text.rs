use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[export]
        output region = aws::region;
    }
}

fn main() {}
