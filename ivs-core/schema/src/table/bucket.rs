//! `AWS::S3::Bucket`

/// Hands the rows of `AWS::S3::Bucket` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! bucket {
    ($callback:path) => {
        $callback! {
            /// A bucket, such as one for recordings or for the messages of chat rooms.
            ///
            /// CloudFormation deletes it only while it is empty.
            resource Bucket "AWS::S3::Bucket" {
                module s3::bucket;
                page "aws-resource-s3-bucket";
                reference Name;
                properties {
                    /// Whether the bucket's tags count in policies that decide by tags.
                    abac_status "AbacStatus": Enum(AbacStatus);
                    /// Faster transfers over long distances.
                    accelerate_configuration "AccelerateConfiguration": Json;
                    /// A ready-made access control list. It needs ownership controls that leave
                    /// access control lists on; new buckets have them off.
                    access_control "AccessControl": Enum(AccessControl), write_only;
                    /// What is analyzed to find out which storage class fits.
                    analytics_configurations "AnalyticsConfigurations": Json;
                    /// Default encryption. Buckets for recordings of channels and participants need
                    /// SSE-S3 (`AES256`), which is also what a bucket has without this.
                    bucket_encryption "BucketEncryption": Json;
                    /// What the bucket is called; unique in all of AWS, and of at least 3 characters.
                    /// Without it, or with the empty string, CloudFormation makes a name up.
                    bucket_name "BucketName": String(0..=63, NEW_BUCKET_NAME), create_only;
                    /// What a name starts with that CloudFormation completes; instead of
                    /// `bucket_name`.
                    bucket_name_prefix "BucketNamePrefix": String, create_only, write_only;
                    /// Among which buckets the name is unique.
                    bucket_namespace "BucketNamespace":
                        Enum(BucketNamespace), create_only, write_only;
                    /// Which pages of other origins may read the bucket: players on the web that
                    /// play recordings need it.
                    cors_configuration "CorsConfiguration": Json;
                    /// When objects move between access tiers by themselves.
                    intelligent_tiering_configurations "IntelligentTieringConfigurations": Json;
                    /// Reports of what the bucket holds.
                    inventory_configurations "InventoryConfigurations": Json;
                    /// When objects are deleted or moved to other storage classes. Recordings stay
                    /// for good without it.
                    lifecycle_configuration "LifecycleConfiguration": Json;
                    /// Where requests to the bucket are logged.
                    logging_configuration "LoggingConfiguration": Json;
                    /// Tables with metadata of the objects.
                    metadata_configuration "MetadataConfiguration": Json;
                    /// Tables with metadata of the objects, in the form that
                    /// `metadata_configuration` replaces.
                    metadata_table_configuration "MetadataTableConfiguration": Json;
                    /// For which objects CloudWatch counts requests.
                    metrics_configurations "MetricsConfigurations": Json;
                    /// Who hears of changes in the bucket. A function that is told needs a
                    /// `Permission` first.
                    notification_configuration "NotificationConfiguration": Json;
                    /// What keeps objects from being overwritten or deleted. It needs
                    /// `object_lock_enabled`.
                    object_lock_configuration "ObjectLockConfiguration": Json;
                    /// Whether objects can be kept from being overwritten or deleted.
                    object_lock_enabled "ObjectLockEnabled": Boolean;
                    /// Who owns the objects that others store. Recordings of stages need
                    /// `BucketOwnerEnforced` or `BucketOwnerPreferred`.
                    ownership_controls "OwnershipControls": Json;
                    /// What is refused although a policy or an access control list would make it
                    /// public.
                    public_access_block_configuration "PublicAccessBlockConfiguration": Json;
                    /// Which objects are copied to other buckets. It needs versioning.
                    replication_configuration "ReplicationConfiguration": Json;
                    /// The bucket's tags.
                    tags "Tags": Tags(0..=256, pattern);
                    /// Whether older versions of an object are kept.
                    versioning_configuration "VersioningConfiguration": Json;
                    /// How the bucket acts as a website.
                    website_configuration "WebsiteConfiguration": Json;
                }
                attributes {
                    /// The bucket's ARN.
                    arn "Arn";
                    /// The bucket's host for IPv4, without its region.
                    domain_name "DomainName";
                    /// The bucket's host for IPv4 and IPv6, with its region.
                    dual_stack_domain_name "DualStackDomainName";
                    /// The bucket's host for IPv4, with its region. It works from the moment the
                    /// bucket is there.
                    regional_domain_name "RegionalDomainName";
                    /// Where the website is, if the bucket acts as one.
                    website_url "WebsiteURL";
                }
            }

            /// Whether a bucket's tags count in policies that decide by tags.
            enum AbacStatus {
                /// They count.
                Enabled "Enabled";
                /// They don't count.
                Disabled "Disabled";
            }

            /// A ready-made access control list.
            enum AccessControl {
                /// Everybody with an AWS account may read.
                AuthenticatedRead "AuthenticatedRead";
                /// Amazon EC2 may read, for machine images.
                AwsExecRead "AwsExecRead";
                /// The owner of the bucket may do everything with objects of others.
                BucketOwnerFullControl "BucketOwnerFullControl";
                /// The owner of the bucket may read objects of others.
                BucketOwnerRead "BucketOwnerRead";
                /// S3 may write access logs.
                LogDeliveryWrite "LogDeliveryWrite";
                /// Only the owner may do anything.
                Private "Private";
                /// Everybody may read.
                PublicRead "PublicRead";
                /// Everybody may read and write.
                PublicReadWrite "PublicReadWrite";
            }

            /// Among which buckets a name is unique.
            enum BucketNamespace {
                /// Among all buckets of AWS.
                Global "global";
                /// Among the buckets of the account in its region.
                AccountRegional "account-regional";
            }
        }
    };
}

crate::bucket!(crate::__metadata);
