//! `AWS::IVS::StorageConfiguration`

use crate::table::Bucket;

/// Hands the rows of `AWS::IVS::StorageConfiguration` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! storage_configuration {
    ($callback:path) => {
        $callback! {
            /// A bucket for the recordings of stages, both of participants and of compositions.
            ///
            /// Making one adds a statement for IVS to the bucket's policy. A bucket policy in the
            /// stack would replace that one, so it must hold the statement itself and come first.
            resource StorageConfiguration "AWS::IVS::StorageConfiguration" {
                module ivs::storage_configuration;
                page "aws-resource-ivs-storageconfiguration";
                arn "ivs" "storage-configuration";
                properties {
                    /// What the storage configuration is called. Names need not be unique.
                    name "Name": String(0..=128, NAME), create_only;
                    /// The bucket for the recordings.
                    s3 "S3": Block(S3StorageConfiguration), required, create_only;
                    /// The storage configuration's tags.
                    tags "Tags": Tags(0..=256);
                }
                attributes {
                    /// The storage configuration's ARN.
                    arn "Arn";
                }
            }

            /// A bucket for recordings.
            block S3StorageConfiguration {
                page "aws-properties-ivs-storageconfiguration-s3storageconfiguration";
                properties {
                    /// The bucket, in the region of the stack. Its object ownership must not be
                    /// `ObjectWriter`, and recordings of participants need SSE-S3 as its default
                    /// encryption.
                    bucket_name "BucketName":
                        Name(Bucket, 3..=63, BUCKET_NAME), required, create_only;
                }
            }
        }
    };
}

crate::storage_configuration!(crate::__metadata);
