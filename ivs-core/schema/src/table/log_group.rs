//! `AWS::Logs::LogGroup`

/// Hands the rows of `AWS::Logs::LogGroup` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! log_group {
    ($callback:path) => {
        $callback! {
            /// A log group of CloudWatch Logs, such as one for the messages of chat rooms.
            resource LogGroup "AWS::Logs::LogGroup" {
                module logs::log_group;
                page "aws-resource-logs-loggroup";
                reference Name;
                properties {
                    /// Whether log events can be sent with a bearer token.
                    bearer_token_authentication_enabled "BearerTokenAuthenticationEnabled":
                        Boolean = "false";
                    /// Which sensitive data is found and masked.
                    data_protection_policy "DataProtectionPolicy": Json;
                    /// Whether the log group is kept from being deleted.
                    deletion_protection_enabled "DeletionProtectionEnabled": Boolean = "false";
                    /// Which fields of log events have an index.
                    field_index_policies "FieldIndexPolicies": Json;
                    /// The ARN of the KMS key that encrypts the log events. Without it CloudWatch
                    /// Logs takes a key of its own.
                    kms_key_id "KmsKeyId": String(0..=256, KMS_ARN);
                    /// What the log group can do, and what it costs.
                    log_group_class "LogGroupClass": Enum(LogGroupClass) = "STANDARD";
                    /// What the log group is called; unique in its account and region. Without it
                    /// CloudFormation makes a name up, which does not start with
                    /// `/aws/vendedlogs/`.
                    log_group_name "LogGroupName": String(1..=512, LOG_GROUP_NAME), create_only;
                    /// Which services and accounts may write to the log group.
                    resource_policy_document "ResourcePolicyDocument": Json;
                    /// After how many days log events are deleted: 1, 3, 5, 7, 14, 30, 60, 90, 120,
                    /// 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653.
                    /// Without it they stay for good; in the class `Delivery` for one day.
                    retention_in_days "RetentionInDays": Integer(1..=3653);
                    /// The log group's tags.
                    tags "Tags": Tags(0..=256, pattern);
                }
                attributes {
                    /// The log group's ARN, with `:*` at its end.
                    arn "Arn";
                }
            }

            /// What a log group can do, and what it costs.
            enum LogGroupClass {
                /// Everything that CloudWatch Logs has.
                Standard "STANDARD";
                /// Less of it, for logs that are seldom read.
                InfrequentAccess "INFREQUENT_ACCESS";
                /// Only what delivers the logs of Lambda functions to Amazon S3 or Firehose. Log
                /// events stay for one day.
                Delivery "DELIVERY";
            }
        }
    };
}

crate::log_group!(crate::__metadata);
