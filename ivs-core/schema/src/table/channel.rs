//! `AWS::IVS::Channel`

use crate::table::RecordingConfiguration;

/// Hands the rows of `AWS::IVS::Channel` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! channel {
    ($callback:path) => {
        $callback! {
            /// A live video channel: encoders send one stream to its ingest endpoint, viewers play
            /// it from its playback URL.
            ///
            /// CloudFormation makes no stream key for it; without a `StreamKey` of its own nobody
            /// can stream to it. While it is live it can be neither changed nor deleted.
            resource Channel "AWS::IVS::Channel" {
                module ivs::channel;
                page "aws-resource-ivs-channel";
                arn "ivs" "channel";
                properties {
                    /// Whether viewers need a token, signed by the private half of a playback key
                    /// pair of the same account and region.
                    authorized "Authorized": Boolean = "false";
                    /// In which container the stream is delivered. Multitrack input needs
                    /// `FragmentedMp4`.
                    container_format "ContainerFormat": Enum(ContainerFormat) = "TS";
                    /// Whether encoders may send plain RTMP, and SRT without a passphrase.
                    insecure_ingest "InsecureIngest": Boolean = "false";
                    /// How far viewers are behind the encoder.
                    latency_mode "LatencyMode": Enum(LatencyMode) = "LOW";
                    /// Several renditions from the encoder instead of transcoding by IVS; only on a
                    /// channel of type `Standard`.
                    multitrack_input_configuration "MultitrackInputConfiguration":
                        Block(MultitrackInputConfiguration);
                    /// What the channel is called. Names need not be unique.
                    name "Name": String(0..=128, NAME);
                    /// How an advanced channel trades quality against bandwidth; only with the
                    /// types `AdvancedSd` and `AdvancedHd`, where it is `HigherBandwidthDelivery`
                    /// unless given.
                    preset "Preset": Enum(Preset);
                    /// The recording configuration that stores each stream. The empty text records
                    /// nothing.
                    recording_configuration_arn "RecordingConfigurationArn":
                        Arn(RecordingConfiguration, 0..=128, RECORDING_CONFIGURATION_ARN_OR_EMPTY)
                        = "";
                    /// The channel's tags.
                    tags "Tags": Tags(0..=256, pattern);
                    /// What the channel takes from the encoder and gives to viewers.
                    r#type "Type": Enum(Type) = "STANDARD";
                }
                attributes {
                    /// The channel's ARN.
                    arn "Arn";
                    /// The host that encoders connect to, as in
                    /// `rtmps://<ingest endpoint>:443/app/<stream key>`.
                    ingest_endpoint "IngestEndpoint";
                    /// The URL that players load.
                    playback_url "PlaybackUrl";
                }
            }

            /// Several renditions of one stream, made by the encoder.
            block MultitrackInputConfiguration {
                page "aws-properties-ivs-channel-multitrackinputconfiguration";
                properties {
                    /// Whether multitrack input is taken. `true` needs a channel of type `Standard`
                    /// that says `container_format: FragmentedMp4`, and the two others of this
                    /// block.
                    enabled "Enabled": Boolean = "false";
                    /// The largest rendition that may be sent.
                    maximum_resolution "MaximumResolution": Enum(MaximumResolution);
                    /// Whether multitrack input may or must be sent.
                    policy "Policy": Enum(Policy);
                }
            }

            /// The container in which a stream is delivered.
            enum ContainerFormat {
                /// MPEG transport stream.
                Ts "TS";
                /// Fragmented MP4.
                FragmentedMp4 "FRAGMENTED_MP4";
            }

            /// How far viewers are behind the encoder.
            enum LatencyMode {
                /// For shows without interaction with viewers.
                Normal "NORMAL";
                /// For interaction with viewers, close to real time.
                Low "LOW";
            }

            /// The largest rendition of a multitrack stream.
            enum MaximumResolution {
                /// At most 480 lines.
                Sd "SD";
                /// At most 720 lines.
                Hd "HD";
                /// At most 1080 lines.
                FullHd "FULL_HD";
            }

            /// Whether an encoder may or must send multitrack input.
            enum Policy {
                /// Both single track and multitrack streams are taken.
                Allow "ALLOW";
                /// Single track streams are refused.
                Require "REQUIRE";
            }

            /// How an advanced channel trades quality against bandwidth.
            enum Preset {
                /// No preset, the only choice of basic and standard channels.
                None "";
                /// More quality for more bandwidth.
                HigherBandwidthDelivery "HIGHER_BANDWIDTH_DELIVERY";
                /// Less bandwidth for less quality.
                ConstrainedBandwidthDelivery "CONSTRAINED_BANDWIDTH_DELIVERY";
            }

            /// What a channel takes from the encoder and gives to viewers.
            enum Type {
                /// Transcoded to several renditions; up to 1080p and 8.5 Mbps in.
                Standard "STANDARD";
                /// Delivered as it comes in; up to 1.5 Mbps at 480p, 3.5 Mbps up to 1080p.
                Basic "BASIC";
                /// Transcoded, at most 480p out; up to 1080p and 8.5 Mbps in.
                AdvancedSd "ADVANCED_SD";
                /// Transcoded, at most 720p out; up to 1080p and 8.5 Mbps in.
                AdvancedHd "ADVANCED_HD";
            }
        }
    };
}

crate::channel!(crate::__metadata);
