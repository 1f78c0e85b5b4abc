use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[export({ name: "region" })]
        output region = aws::region;
    }
}

fn main() {}
