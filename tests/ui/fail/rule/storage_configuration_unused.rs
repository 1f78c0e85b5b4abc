#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
        let stage = Stage {};
    }
}

fn main() {}
