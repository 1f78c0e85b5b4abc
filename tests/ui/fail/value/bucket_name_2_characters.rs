use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = StorageConfiguration { s3: { bucket_name: "ab" } };
    }
}

fn main() {}
