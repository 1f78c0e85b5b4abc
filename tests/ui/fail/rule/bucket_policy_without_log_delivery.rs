#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let bucket = AWS::S3::Bucket {};
        let policy = AWS::S3::BucketPolicy { bucket, policy_document: { Statement: [] } };
        #[depends_on(policy)]
        let log = LoggingConfiguration { destination_configuration: { s3: { bucket_name: bucket } } };
        let lobby = Room { logging_configuration_identifiers: [log] };
    }
}

fn main() {}
