use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = AWS::S3::Bucket {};
        let policy = AWS::S3::BucketPolicy {
            bucket,
            policy_document: {
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: format!("ivs-composite.{}.amazonaws.com", aws::region) },
                    Action: ["s3:PutObject", "s3:PutObjectAcl"],
                    Resource: format!("{}/*", bucket.arn),
                }],
            },
        };
        let storage = StorageConfiguration { s3: { bucket_name: bucket } };
        output storage = storage.arn;
    }
}

fn main() {}
