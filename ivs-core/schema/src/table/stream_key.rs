//! `AWS::IVS::StreamKey`

use crate::table::Channel;

/// Hands the rows of `AWS::IVS::StreamKey` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! stream_key {
    ($callback:path) => {
        $callback! {
            /// The secret with which an encoder streams to a channel.
            ///
            /// A channel has at most one. Replacing the key or its channel changes the secret, so
            /// that every encoder has to be set up anew.
            resource StreamKey "AWS::IVS::StreamKey" {
                module ivs::stream_key;
                page "aws-resource-ivs-streamkey";
                arn "ivs" "stream-key";
                properties {
                    /// The channel to stream to. A channel made by an API call has a key already,
                    /// which must be deleted first.
                    channel_arn "ChannelArn":
                        Arn(Channel, 1..=128, CHANNEL_ARN), required, create_only;
                    /// The stream key's tags.
                    tags "Tags": Tags(0..=256, pattern);
                }
                attributes {
                    /// The stream key's ARN.
                    arn "Arn";
                    /// The secret itself, with which anybody can stream to the channel.
                    value "Value", secret;
                }
            }
        }
    };
}

crate::stream_key!(crate::__metadata);
