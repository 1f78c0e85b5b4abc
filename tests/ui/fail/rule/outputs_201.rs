use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for row in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] {
            for column in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] {
                output region = aws::region;
            }
        }
        output one_more = aws::region;
    }
}

fn main() {}
