use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = AWS::S3::Bucket {
            bucket_encryption: {
                ServerSideEncryptionConfiguration: [
                    { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms:dsse" } },
                ],
            },
        };
        let storage = StorageConfiguration { s3: { bucket_name: bucket } };
        let stage = Stage {
            auto_participant_recording_configuration: { storage_configuration_arn: storage },
        };
    }
}

fn main() {}
