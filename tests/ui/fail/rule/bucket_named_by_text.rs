use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let bucket = AWS::S3::Bucket { bucket_name: "my-archive" };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-archive" } },
        };
        output archive = archive.arn;
    }
}

fn main() {}
