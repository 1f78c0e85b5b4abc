use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output where_it_is = aws::regoin;
    }
}

fn main() {}
