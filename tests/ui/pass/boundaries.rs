//! The values just inside of each bound; those just outside are in `fail/value` and `fail/rule`.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Lengths {
        let lobby = Room {
            name: "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678",
            message_review_handler: {
                uri: "arn:aws:lambda:us-west-2:123456789012:function:123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123",
            },
            tags: { "team": "1" },
        };
        let without_name = Room { name: "" };
        let short_bucket = StorageConfiguration { s3: { bucket_name: "abc" } };
        let long_bucket = StorageConfiguration {
            s3: { bucket_name: "123456789012345678901234567890123456789012345678901234567890123" },
        };
        let short_log = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: "1" } },
        };
        let long_log = LoggingConfiguration {
            destination_configuration: {
                cloud_watch_logs: {
                    log_group_name: "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012",
                },
            },
        };
        let short_delivery = LoggingConfiguration {
            destination_configuration: { firehose: { delivery_stream_name: "1" } },
        };
        let long_delivery = LoggingConfiguration {
            destination_configuration: {
                firehose: {
                    delivery_stream_name: "1234567890123456789012345678901234567890123456789012345678901234",
                },
            },
        };
        let policy = PlaybackRestrictionPolicy {
            allowed_countries: ["DE"],
            allowed_origins: [
                "http://a",
                "https://123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
            ],
        };
        let stage = Stage {};
        let camera = IngestConfiguration {
            stage_arn: stage,
            user_id: "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678",
        };

        #[logical_id("A12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234")]
        let long_id = Room {};

        /// 1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234
        output described = aws::region;
    }

    stack Numbers {
        for (bound, rate, length) in [("least", 1, 1), ("most", 10, 500)] {
            let room = Room {
                maximum_message_rate_per_second: rate,
                maximum_message_length: length,
            };
        }
        for (bound, window, interval) in [("least", 0, 1), ("most", 300, 60)] {
            let recording = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: "archive" } },
                recording_reconnect_window_seconds: window,
                thumbnail_configuration: { target_interval_seconds: interval },
            };
        }
        for (bound, bitrate, framerate, width, height) in
            [("least", 1, 1, 2, 2), ("wide", 8_500_000, 60.0, 1920, 1080), ("high", 2, 1.5, 1080, 1920)]
        {
            let encoder = EncoderConfiguration { video: { bitrate, framerate, width, height } };
        }
        for (bound, seconds) in [("least", 1), ("most", 300)] {
            let ads = AdConfiguration {
                media_tailor_playback_configurations: [
                    { playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/a" },
                ],
                post_roll_configuration: { enabled: true, duration_seconds: seconds },
            };
        }
        let storage = StorageConfiguration { s3: { bucket_name: "archive" } };
        for (bound, segment, interval) in [("least", 2, 1), ("most", 10, 86400)] {
            let stage = Stage {
                auto_participant_recording_configuration: {
                    storage_configuration_arn: storage,
                    hls_configuration: {
                        participant_recording_hls_configuration: {
                            target_segment_duration_seconds: segment,
                        },
                    },
                    thumbnail_configuration: {
                        participant_thumbnail_configuration: { target_interval_seconds: interval },
                    },
                },
            };
        }
        // CloudFormation makes numbers of them.
        let from_text = Room { maximum_message_length: "500" };
    }

    stack Counts(keys: [String; 3]) {
        let lobby = Room {
            logging_configuration_identifiers: [
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log1",
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log2",
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/log3",
            ],
        };
        let ads = AdConfiguration {
            media_tailor_playback_configurations: [
                { playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/a" },
                { playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/b" },
                { playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/c" },
            ],
        };
        let storage = StorageConfiguration { s3: { bucket_name: "archive" } };
        let recorded = Stage {
            auto_participant_recording_configuration: {
                storage_configuration_arn: storage,
                media_types: [AudioVideo],
            },
        };
        let recording = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "archive" } },
            rendition_configuration: {
                rendition_selection: Custom,
                renditions: [FullHd, Hd, Sd, LowestResolution],
            },
        };
        let first = PlaybackKeyPair { public_key_material: keys[0].clone() };
        let second = PlaybackKeyPair { public_key_material: keys[1].clone() };
        let third = PlaybackKeyPair { public_key_material: keys[2].clone() };
    }

    stack Tags {
        let tagged = Stage {
            tags: {
                "1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": "", "8": "", "9": "", "10": "",
                "11": "", "12": "", "13": "", "14": "", "15": "", "16": "", "17": "", "18": "", "19": "", "20": "",
                "21": "", "22": "", "23": "", "24": "", "25": "", "26": "", "27": "", "28": "", "29": "", "30": "",
                "31": "", "32": "", "33": "", "34": "", "35": "", "36": "", "37": "", "38": "", "39": "", "40": "",
                "41": "", "42": "", "43": "", "44": "", "45": "", "46": "", "47": "", "48": "", "49": "", "50": "",
            },
        };
        let long = Stage {
            tags: {
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678":
                    "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456",
                "characters ä1_.:/=+-@": "characters ä1_.:/=+-@",
            },
        };
    }

    #[tags({ "team": "live" })]
    stack InheritedTags {
        let tagged = Stage {
            tags: {
                "1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": "", "8": "", "9": "", "10": "",
                "11": "", "12": "", "13": "", "14": "", "15": "", "16": "", "17": "", "18": "", "19": "", "20": "",
                "21": "", "22": "", "23": "", "24": "", "25": "", "26": "", "27": "", "28": "", "29": "", "30": "",
                "31": "", "32": "", "33": "", "34": "", "35": "", "36": "", "37": "", "38": "", "39": "", "40": "",
                "41": "", "42": "", "43": "", "44": "", "45": "", "46": "", "47": "", "48": "", "49": "",
            },
        };
    }

    stack Resources {
        for row in [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r",
            "s", "t", "u", "v", "w", "x", "y",
        ] {
            for column in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] {
                let stage = Stage {};
            }
        }
    }

    stack Outputs {
        let room = Room {};
        for row in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] {
            for column in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] {
                output region = aws::region;
            }
        }
    }
}

fn main() {
    for template in [
        Lengths.template(),
        Numbers.template(),
        Tags.template(),
        InheritedTags.template(),
        Resources.template(),
        Outputs.template(),
    ] {
        template.unwrap();
    }
}
