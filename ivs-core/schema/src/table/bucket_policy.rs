//! `AWS::S3::BucketPolicy`

use crate::table::Bucket;

/// Hands the rows of `AWS::S3::BucketPolicy` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! bucket_policy {
    ($callback:path) => {
        $callback! {
            /// Who may do what with a bucket and the objects in it.
            ///
            /// A bucket has one policy. `StorageConfiguration` and the logging of chat rooms add
            /// statements to it; a policy in the stack replaces them, so it must hold them itself
            /// and come first.
            resource BucketPolicy "AWS::S3::BucketPolicy" {
                module s3::bucket_policy;
                page "aws-resource-s3-bucketpolicy";
                reference Name;
                properties {
                    /// The bucket.
                    bucket "Bucket": Name(Bucket,), required, create_only;
                    /// The policy, as a block or as its text.
                    policy_document "PolicyDocument": Json, required;
                }
                attributes {}
            }
        }
    };
}

crate::bucket_policy!(crate::__metadata);
