use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = s3::Bucket { bucket_name: "archive" };
    }
}

fn main() {}
