//! `AWS::IVS::Stage`

use crate::table::StorageConfiguration;

/// Hands the rows of `AWS::IVS::Stage` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! stage {
    ($callback:path) => {
        $callback! {
            /// A virtual room in which participants send and receive audio and video in real time.
            ///
            /// Participants join with tokens, made by an API call or signed with the private half
            /// of a `PublicKey`. Deleting a stage disconnects everybody on it.
            resource Stage "AWS::IVS::Stage" {
                module ivs::stage;
                page "aws-resource-ivs-stage";
                arn "ivs" "stage";
                properties {
                    /// Recording of each participant on its own, from the moment of publishing. It
                    /// cannot be changed while somebody is being recorded.
                    auto_participant_recording_configuration
                        "AutoParticipantRecordingConfiguration":
                        Block(AutoParticipantRecordingConfiguration);
                    /// What the stage is called. Names need not be unique.
                    name "Name": String(0..=128, NAME);
                    /// The stage's tags.
                    tags "Tags": Tags(0..=256);
                }
                attributes {
                    /// The stage's ARN.
                    arn "Arn";
                    /// The id of the running session. It is empty while the stage is idle, and so
                    /// of no use while a stack is deployed.
                    active_session_id "ActiveSessionId";
                }
            }

            /// Recording of each participant on its own.
            block AutoParticipantRecordingConfiguration {
                page "aws-properties-ivs-stage-autoparticipantrecordingconfiguration";
                properties {
                    /// How recordings are cut into segments.
                    hls_configuration "HlsConfiguration": Block(HlsConfiguration);
                    /// What of a participant is recorded.
                    media_types "MediaTypes":
                        List(Enum(MediaType), 0..=1, unique) = "[\"AUDIO_VIDEO\"]";
                    /// For how many seconds a participant may stay away and still go on in the same
                    /// recording, if the storage configuration is still the same. Who stays for less
                    /// than five seconds may not be recorded at all.
                    recording_reconnect_window_seconds "RecordingReconnectWindowSeconds":
                        Integer(0..=300) = "0";
                    /// The storage configuration that says where to record, in the region of the
                    /// stage. The empty text records nothing.
                    storage_configuration_arn "StorageConfigurationArn":
                        Arn(StorageConfiguration, 0..=128, STORAGE_CONFIGURATION_ARN_OR_EMPTY),
                        required;
                    /// Still pictures next to the recording.
                    thumbnail_configuration "ThumbnailConfiguration": Block(ThumbnailConfiguration);
                }
            }

            /// How recordings are cut into segments.
            block HlsConfiguration {
                page "aws-properties-ivs-stage-hlsconfiguration";
                properties {
                    /// How the recordings of single participants are cut.
                    participant_recording_hls_configuration "ParticipantRecordingHlsConfiguration":
                        Block(ParticipantRecordingHlsConfiguration);
                }
            }

            /// How the recordings of single participants are cut into segments.
            block ParticipantRecordingHlsConfiguration {
                page "aws-properties-ivs-stage-participantrecordinghlsconfiguration";
                properties {
                    /// How many seconds a segment shall last. Segments start at keyframes and can
                    /// become longer.
                    target_segment_duration_seconds "TargetSegmentDurationSeconds":
                        Integer(2..=10) = "6";
                }
            }

            /// Still pictures of single participants.
            block ParticipantThumbnailConfiguration {
                page "aws-properties-ivs-stage-participantthumbnailconfiguration";
                properties {
                    /// Whether thumbnails are made. The rest of this block does nothing without
                    /// `Interval`, which contradicts `media_types: [AudioOnly]`.
                    recording_mode "RecordingMode": Enum(RecordingMode) = "DISABLED";
                    /// Whether every thumbnail is kept, only the latest one, or both.
                    storage "Storage": List(Enum(Storage), 0..=2, unique) = "[\"SEQUENTIAL\"]";
                    /// How many seconds lie between two thumbnails. Only with
                    /// `recording_mode: Interval`.
                    target_interval_seconds "TargetIntervalSeconds": Integer(1..=86400) = "60";
                }
            }

            /// Still pictures next to recordings.
            block ThumbnailConfiguration {
                page "aws-properties-ivs-stage-thumbnailconfiguration";
                properties {
                    /// Still pictures of single participants.
                    participant_thumbnail_configuration "ParticipantThumbnailConfiguration":
                        Block(ParticipantThumbnailConfiguration);
                }
            }

            /// What of a participant is recorded.
            enum MediaType {
                /// Sound and picture.
                AudioVideo "AUDIO_VIDEO";
                /// Sound alone.
                AudioOnly "AUDIO_ONLY";
            }

            /// Whether thumbnails are made.
            enum RecordingMode {
                /// One thumbnail after each interval.
                Interval "INTERVAL";
                /// No thumbnails.
                Disabled "DISABLED";
            }

            /// Which thumbnails are kept.
            enum Storage {
                /// Every thumbnail, in a file of its own.
                Sequential "SEQUENTIAL";
                /// Only the latest thumbnail, which replaces the one before.
                Latest "LATEST";
            }
        }
    };
}

crate::stage!(crate::__metadata);
