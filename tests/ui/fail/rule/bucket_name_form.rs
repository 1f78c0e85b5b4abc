use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(recordings_without_policy)]
    stack Show {
        let periods = AWS::S3::Bucket { bucket_name: "my..archive" };
        let short = AWS::S3::Bucket { bucket_name: "tv" };
        let address = AWS::S3::Bucket { bucket_name: "192.168.5.4" };
        let reserved = AWS::S3::Bucket { bucket_name: "archive-s3alias" };
    }
}

fn main() {}
