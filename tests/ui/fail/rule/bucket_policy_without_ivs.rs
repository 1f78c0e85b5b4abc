#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let bucket = AWS::S3::Bucket {};
        let policy = AWS::S3::BucketPolicy {
            bucket,
            policy_document: {
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "ivs.amazonaws.com" },
                    Action: "s3:PutObject",
                    Resource: format!("{}/*", bucket.arn),
                }],
            },
        };
        #[depends_on(policy)]
        let storage = StorageConfiguration { s3: { bucket_name: bucket } };
        output storage = storage.arn;
    }
}

fn main() {}
