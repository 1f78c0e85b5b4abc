use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = AWS::S3::Bucket {
            ownership_controls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
        };
        let storage = StorageConfiguration { s3: { bucket_name: bucket } };
        output storage = storage.arn;
    }
}

fn main() {}
