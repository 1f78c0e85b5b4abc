use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = aws::region.name;
    }
}

fn main() {}
