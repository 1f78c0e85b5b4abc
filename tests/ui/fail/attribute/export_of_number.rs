use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[export(5)]
        output region = aws::region;
    }
}

fn main() {}
