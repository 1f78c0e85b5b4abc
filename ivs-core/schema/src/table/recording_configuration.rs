//! `AWS::IVS::RecordingConfiguration`

use crate::table::Bucket;

/// Hands the rows of `AWS::IVS::RecordingConfiguration` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! recording_configuration {
    ($callback:path) => {
        $callback! {
            /// Where and how the streams of channels are recorded.
            ///
            /// It records nothing until a channel names it in `recording_configuration_arn`. Only
            /// its tags can be changed in place, and it cannot be deleted while a channel names it,
            /// nor changed while one of its channels is live.
            resource RecordingConfiguration "AWS::IVS::RecordingConfiguration" {
                module ivs::recording_configuration;
                page "aws-resource-ivs-recordingconfiguration";
                arn "ivs" "recording-configuration";
                properties {
                    /// Where recordings are stored.
                    destination_configuration "DestinationConfiguration":
                        Block(DestinationConfiguration), required, create_only;
                    /// What the recording configuration is called. Names need not be unique.
                    name "Name": String(0..=128, NAME), create_only;
                    /// For how many seconds an interrupted stream may stay away and still go on in
                    /// the same recording. A recording counts as ended only when they are over. At
                    /// most 20 streams or 48 hours become one recording, and only streams whose
                    /// bitrates differ by half at most; those of the Web Broadcast SDK may not.
                    recording_reconnect_window_seconds "RecordingReconnectWindowSeconds":
                        Integer(0..=300), create_only = "0";
                    /// Which renditions are recorded.
                    rendition_configuration "RenditionConfiguration":
                        Block(RenditionConfiguration), create_only;
                    /// The recording configuration's tags.
                    tags "Tags": Tags(0..=256, pattern);
                    /// Still pictures next to the recording.
                    thumbnail_configuration "ThumbnailConfiguration":
                        Block(ThumbnailConfiguration), create_only;
                }
                attributes {
                    /// The recording configuration's ARN.
                    arn "Arn";
                    /// `CREATING`, `ACTIVE` or `CREATE_FAILED`; the last one also for a bucket of
                    /// another region.
                    state "State";
                }
            }

            /// Where recordings are stored.
            block DestinationConfiguration {
                page "aws-properties-ivs-recordingconfiguration-destinationconfiguration";
                properties {
                    /// The bucket for the recordings, the only kind of destination there is.
                    s3 "S3": Block(S3DestinationConfiguration), required, create_only;
                }
            }

            /// Which renditions of a stream are recorded.
            block RenditionConfiguration {
                page "aws-properties-ivs-recordingconfiguration-renditionconfiguration";
                properties {
                    /// Whether all renditions are recorded, none, or those in `renditions`.
                    /// `Custom` needs `renditions` and does nothing on a channel of type `Basic`.
                    rendition_selection "RenditionSelection":
                        Enum(RenditionSelection), create_only = "ALL";
                    /// The renditions to record; where a stream lacks one, its best is recorded
                    /// instead. Ignored unless `rendition_selection` is `Custom`.
                    renditions "Renditions": List(Enum(Rendition), 0..=4, unique), create_only;
                }
            }

            /// A bucket for recordings.
            block S3DestinationConfiguration {
                page "aws-properties-ivs-recordingconfiguration-s3destinationconfiguration";
                properties {
                    /// The bucket, in the region of the stack. Its default encryption must not be
                    /// SSE-KMS, or recordings fail to start.
                    bucket_name "BucketName":
                        Name(Bucket, 3..=63, BUCKET_NAME), required, create_only;
                }
            }

            /// Still pictures next to a recording.
            block ThumbnailConfiguration {
                page "aws-properties-ivs-recordingconfiguration-thumbnailconfiguration";
                properties {
                    /// Whether thumbnails are made. With `Disabled`, leave out
                    /// `target_interval_seconds`; `storage` and `resolution` do nothing then.
                    recording_mode "RecordingMode": Enum(RecordingMode), create_only = "INTERVAL";
                    /// The rendition from which thumbnails are taken. Where a stream lacks it they
                    /// have the size of the source.
                    resolution "Resolution": Enum(Resolution), create_only;
                    /// Whether every thumbnail is kept, only the latest one, or both.
                    storage "Storage": List(Enum(Storage), 0..=2, unique), create_only;
                    /// How many seconds lie between two thumbnails. Only with
                    /// `recording_mode: Interval`; where IVS does not transcode, the encoder's
                    /// keyframes must be closer than this.
                    target_interval_seconds "TargetIntervalSeconds":
                        Integer(1..=60), create_only = "60";
                }
            }

            /// Whether thumbnails are made.
            enum RecordingMode {
                /// One thumbnail after each interval.
                Interval "INTERVAL";
                /// No thumbnails.
                Disabled "DISABLED";
            }

            /// A rendition that can be recorded.
            enum Rendition {
                /// 721 to 1080 lines.
                FullHd "FULL_HD";
                /// 481 to 720 lines.
                Hd "HD";
                /// 361 to 480 lines.
                Sd "SD";
                /// 160 to 360 lines.
                LowestResolution "LOWEST_RESOLUTION";
            }

            /// Which renditions are recorded.
            enum RenditionSelection {
                /// All that the stream has.
                All "ALL";
                /// None of them.
                None "NONE";
                /// Those in `renditions`.
                Custom "CUSTOM";
            }

            /// The rendition from which thumbnails are taken.
            enum Resolution {
                /// 721 to 1080 lines.
                FullHd "FULL_HD";
                /// 481 to 720 lines.
                Hd "HD";
                /// 361 to 480 lines.
                Sd "SD";
                /// 160 to 360 lines.
                LowestResolution "LOWEST_RESOLUTION";
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

crate::recording_configuration!(crate::__metadata);
