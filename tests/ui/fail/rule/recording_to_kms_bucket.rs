use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = AWS::S3::Bucket {
            bucket_encryption: {
                ServerSideEncryptionConfiguration: [
                    { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
                ],
            },
        };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: bucket } },
        };
        output archive = archive.arn;
    }
}

fn main() {}
