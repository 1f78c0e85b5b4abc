use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = AWS::S3::Bucket {};
        let policy = AWS::S3::BucketPolicy {
            bucket,
            policy_document: {
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "delivery.logs.amazonaws.com" },
                    Action: "s3:GetBucketAcl",
                    Resource: bucket.arn,
                }],
            },
        };
        let log = LoggingConfiguration { destination_configuration: { s3: { bucket_name: bucket } } };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
