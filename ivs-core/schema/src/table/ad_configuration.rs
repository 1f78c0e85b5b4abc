//! `AWS::IVS::AdConfiguration`

/// Hands the rows of `AWS::IVS::AdConfiguration` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! ad_configuration {
    ($callback:path) => {
        $callback! {
            /// Which AWS Elemental MediaTailor configurations put advertisements into live streams.
            ///
            /// A template can make one, but attaching it to a channel takes the API call
            /// `UpdateChannel`: CloudFormation's channel has no property for it. The type exists in
            /// us-east-1, us-west-2, eu-central-1 and ap-south-1 only.
            resource AdConfiguration "AWS::IVS::AdConfiguration" {
                module ivs::ad_configuration;
                page "aws-resource-ivs-adconfiguration";
                arn "ivs" "ad-configuration";
                properties {
                    /// The MediaTailor playback configurations that can be asked for
                    /// advertisements. The first one is used unless a viewer's session asks for
                    /// another.
                    media_tailor_playback_configurations "MediaTailorPlaybackConfigurations":
                        List(Block(MediaTailorPlaybackConfiguration), 1..=3), required;
                    /// What the ad configuration is called. Names need not be unique.
                    name "Name": String(0..=128, NAME);
                    /// Advertisements after the end of a stream. There are none without this block.
                    post_roll_configuration "PostRollConfiguration": Block(PostRollConfiguration);
                    /// The ad configuration's tags.
                    tags "Tags": Tags(0..=256, pattern);
                }
                attributes {
                    /// The ad configuration's ARN.
                    arn "Arn";
                }
            }

            /// One MediaTailor playback configuration.
            block MediaTailorPlaybackConfiguration {
                page "aws-properties-ivs-adconfiguration-mediatailorplaybackconfiguration";
                properties {
                    /// The ARN of the MediaTailor playback configuration, in the account and region
                    /// of the stack. CloudFormation does not insist on it, but an item without it
                    /// says nothing.
                    playback_configuration_arn "PlaybackConfigurationArn":
                        String(0..=128, MEDIATAILOR_PLAYBACK_CONFIGURATION_ARN);
                }
            }

            /// Advertisements after the end of a stream.
            block PostRollConfiguration {
                page "aws-properties-ivs-adconfiguration-postrollconfiguration";
                properties {
                    /// For how many seconds advertisements are shown.
                    duration_seconds "DurationSeconds": Integer(1..=300), required;
                    /// Whether advertisements are shown at all.
                    enabled "Enabled": Boolean, required;
                }
            }
        }
    };
}

crate::ad_configuration!(crate::__metadata);
