//! `AWS::IVS::IngestConfiguration`

use crate::table::Stage;

/// Hands the rows of `AWS::IVS::IngestConfiguration` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! ingest_configuration {
    ($callback:path) => {
        $callback! {
            /// A stream key with which an RTMP encoder publishes to a stage as a participant.
            ///
            /// An encoder must send both audio and video, at most 720p and 8.5 Mbps, without
            /// B-frames.
            resource IngestConfiguration "AWS::IVS::IngestConfiguration" {
                module ivs::ingest_configuration;
                page "aws-resource-ivs-ingestconfiguration";
                arn "ivs" "ingest-configuration";
                properties {
                    /// How the encoder connects. `Rtmp` needs `insecure_ingest: true`.
                    ingest_protocol "IngestProtocol": Enum(IngestProtocol), create_only = "RTMPS";
                    /// Whether the encoder may connect without encryption. `true` allows plain RTMP
                    /// even where `ingest_protocol` is `Rtmps`.
                    insecure_ingest "InsecureIngest": Boolean, create_only, write_only = "false";
                    /// What the ingest configuration is called. Names need not be unique.
                    name "Name": String(0..=128, NAME), create_only;
                    /// The stage to publish to. Without it the stream key is of no use until an
                    /// update names a stage; leave it out for that, as the empty text is refused.
                    stage_arn "StageArn": Arn(Stage, 0..=128, STAGE_ARN);
                    /// The ingest configuration's tags.
                    tags "Tags": Tags(0..=256);
                    /// Under which user id the encoder appears. Every participant of the stage sees
                    /// it, so put no personal data there.
                    user_id "UserId": String(0..=128), create_only;
                }
                attributes {
                    /// The ingest configuration's ARN.
                    arn "Arn";
                    /// Under which participant id the encoder appears on the stage.
                    participant_id "ParticipantId";
                    /// `ACTIVE` while an encoder is publishing, `INACTIVE` otherwise. An active one
                    /// can't be updated, and is deleted only if `DeleteIngestConfiguration` is
                    /// called with `force`.
                    state "State";
                    /// The stream key, with which anybody can publish to the stage.
                    stream_key "StreamKey", secret;
                }
            }

            /// How an encoder connects to a stage.
            enum IngestProtocol {
                /// Without encryption; needs `insecure_ingest: true`.
                Rtmp "RTMP";
                /// With TLS.
                Rtmps "RTMPS";
            }
        }
    };
}

crate::ingest_configuration!(crate::__metadata);
