use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let bucket = AWS::S3::Bucket {
            bucket_name: "my-archive",
            bucket_encryption: {
                ServerSideEncryptionConfiguration: [
                    { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
                ],
            },
            ownership_controls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
        };
        #[depends_on(bucket)]
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-archive" } },
        };
        #[depends_on(bucket)]
        let storage = StorageConfiguration { s3: { bucket_name: "my-archive" } };
        output archive = archive.arn;
        output storage = storage.arn;
    }
}

fn main() {}
