use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = Aws::S3::Bucket {};
    }
}

fn main() {}
