use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = Bucket {};
    }
}

fn main() {}
