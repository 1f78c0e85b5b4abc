use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = S3::Bucket {};
    }
}

fn main() {}
