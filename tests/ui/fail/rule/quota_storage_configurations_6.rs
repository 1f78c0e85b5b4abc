//! The sixth exists in some deployments only, and fails those.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        for number in [1, 2, 3, 4, 5] {
            let storage = StorageConfiguration { s3: { bucket_name: "my-recordings" } };
        }
        if stage == "prod" {
            let more = StorageConfiguration { s3: { bucket_name: "my-recordings" } };
        }
    }
}

fn main() {}
