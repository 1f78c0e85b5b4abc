use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        lobby = Room {};
        output region = aws::region;
    }
}

fn main() {}
