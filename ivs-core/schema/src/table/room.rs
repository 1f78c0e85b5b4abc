//! `AWS::IVSChat::Room`

use crate::table::LoggingConfiguration;

/// Hands the rows of `AWS::IVSChat::Room` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! room {
    ($callback:path) => {
        $callback! {
            /// A chat room, in which whoever has a token sends and receives messages.
            ///
            /// Tokens are made by the API call `CreateChatToken`.
            resource Room "AWS::IVSChat::Room" {
                module ivs_chat::room;
                page "aws-resource-ivschat-room";
                arn "ivschat" "room";
                properties {
                    /// The logging configurations that log the room's messages.
                    logging_configuration_identifiers "LoggingConfigurationIdentifiers":
                        List(
                            Arn(LoggingConfiguration, 1..=128, LOGGING_CONFIGURATION_ARN),
                            0..=3,
                            unique
                        );
                    /// How many characters, counted as code points, a message can have.
                    maximum_message_length "MaximumMessageLength": Integer(1..=500) = "500";
                    /// How many messages all clients of the room together can send per second.
                    maximum_message_rate_per_second "MaximumMessageRatePerSecond":
                        Integer(1..=10) = "10";
                    /// A Lambda function that sees each message first, and can change or refuse it.
                    message_review_handler "MessageReviewHandler": Block(MessageReviewHandler);
                    /// What the room is called. Names need not be unique.
                    name "Name": String(0..=128, NAME);
                    /// The room's tags. A value cannot be empty.
                    tags "Tags": Tags(1..=256);
                }
                attributes {
                    /// The room's ARN.
                    arn "Arn";
                    /// The last part of the ARN.
                    id "Id";
                }
            }

            /// A Lambda function that sees each message first.
            block MessageReviewHandler {
                page "aws-properties-ivschat-room-messagereviewhandler";
                properties {
                    /// What becomes of a message when the function fails or takes longer than 200
                    /// ms. Does nothing without `uri`.
                    fallback_result "FallbackResult": Enum(FallbackResult) = "ALLOW";
                    /// The ARN of the function; its name is refused, and the empty text means no
                    /// function. The room can be made only after a permission for
                    /// `ivschat.amazonaws.com` to invoke the function. The function answers with a
                    /// `ReviewResult` of `ALLOW` or `DENY`, and may change the `Content`.
                    uri "Uri": String(0..=170, LAMBDA_FUNCTION_ARN_OR_EMPTY);
                }
            }

            /// What becomes of a message that could not be reviewed.
            enum FallbackResult {
                /// It is delivered unreviewed.
                Allow "ALLOW";
                /// It is dropped.
                Deny "DENY";
            }
        }
    };
}

crate::room!(crate::__metadata);
