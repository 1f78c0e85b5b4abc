use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = StorageConfiguration { s3: { bucket_name: "1234567890123456789012345678901234567890123456789012345678901234" } };
    }
}

fn main() {}
