//! `AWS::IVSChat::LoggingConfiguration`

use crate::table::{Bucket, LogGroup};

/// Hands the rows of `AWS::IVSChat::LoggingConfiguration` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! logging_configuration {
    ($callback:path) => {
        $callback! {
            /// Where the messages of chat rooms are logged.
            ///
            /// It logs nothing until a room names it in `logging_configuration_identifiers`.
            resource LoggingConfiguration "AWS::IVSChat::LoggingConfiguration" {
                module ivs_chat::logging_configuration;
                page "aws-resource-ivschat-loggingconfiguration";
                arn "ivschat" "logging-configuration";
                properties {
                    /// Where messages are logged.
                    destination_configuration "DestinationConfiguration":
                        Block(DestinationConfiguration), required;
                    /// What the logging configuration is called. Names need not be unique.
                    name "Name": String(0..=128, NAME);
                    /// The logging configuration's tags.
                    tags "Tags": Tags(0..=256);
                }
                attributes {
                    /// The logging configuration's ARN.
                    arn "Arn";
                    /// The last part of the ARN.
                    id "Id";
                    /// `ACTIVE` once messages can be logged. What CloudFormation calls
                    /// `UPDATING_FAILED` is `UPDATE_FAILED` in the API.
                    state "State";
                }
            }

            /// A log group for messages.
            block CloudWatchLogsDestinationConfiguration {
                page "aws-properties-ivschat-loggingconfiguration-cloudwatchlogsdestinationconfiguration";
                properties {
                    /// The log group, in the account and region of the stack. Without the prefix
                    /// `/aws/vendedlogs/` it takes room in a resource policy of CloudWatch Logs,
                    /// whose length is limited.
                    log_group_name "LogGroupName":
                        Name(LogGroup, 1..=512, LOG_GROUP_NAME), required;
                }
            }

            /// Where messages are logged: exactly one of `cloud_watch_logs`, `firehose` and `s3`.
            block DestinationConfiguration {
                page "aws-properties-ivschat-loggingconfiguration-destinationconfiguration";
                properties {
                    /// A log group of CloudWatch Logs; excludes `firehose` and `s3`.
                    cloud_watch_logs "CloudWatchLogs":
                        Block(CloudWatchLogsDestinationConfiguration);
                    /// A delivery stream of Amazon Data Firehose; excludes `cloud_watch_logs` and
                    /// `s3`.
                    firehose "Firehose": Block(FirehoseDestinationConfiguration);
                    /// A bucket; excludes `cloud_watch_logs` and `firehose`.
                    s3 "S3": Block(S3DestinationConfiguration);
                }
            }

            /// A delivery stream for messages.
            block FirehoseDestinationConfiguration {
                page "aws-properties-ivschat-loggingconfiguration-firehosedestinationconfiguration";
                properties {
                    /// The delivery stream, in the account and region of the stack. The
                    /// service gives it the tag `LogDeliveryEnabled` with the value `true`; a
                    /// template that sets its tags must set this one, too.
                    delivery_stream_name "DeliveryStreamName":
                        String(1..=64, DELIVERY_STREAM_NAME), required;
                }
            }

            /// A bucket for messages.
            block S3DestinationConfiguration {
                page "aws-properties-ivschat-loggingconfiguration-s3destinationconfiguration";
                properties {
                    /// The bucket, in the account and region of the stack. The service adds
                    /// statements for log delivery to its policy; a bucket policy in the stack must
                    /// hold them itself and come first.
                    bucket_name "BucketName": Name(Bucket, 3..=63, BUCKET_NAME), required;
                }
            }
        }
    };
}

crate::logging_configuration!(crate::__metadata);
