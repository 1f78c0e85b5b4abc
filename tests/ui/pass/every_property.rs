//! All resource types with all their properties.

use ivs_core::ivs_stack;

ivs_stack! {
    /// Everything there is.
    #[tags({ "team": "live" })]
    #[metadata({ "Purpose": "a test" })]
    #[allow(insecure_ingest)]
    stack Everything {
        let ads = AdConfiguration {
            media_tailor_playback_configurations: [
                { playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/ads" },
            ],
            name: "ads",
            post_roll_configuration: { duration_seconds: 30, enabled: true },
            tags: { "type": "ads" },
        };

        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "archive" } },
            name: "archive",
            recording_reconnect_window_seconds: 60,
            rendition_configuration: { rendition_selection: Custom, renditions: [FullHd, LowestResolution] },
            tags: { "type": "archive" },
            thumbnail_configuration: {
                recording_mode: Interval,
                resolution: Hd,
                storage: [Sequential, Latest],
                target_interval_seconds: 30,
            },
        };

        let viewers = PlaybackKeyPair {
            name: "viewers",
            public_key_material: include_str!("../../../examples/keys/viewers.pub.pem"),
            tags: { "type": "key" },
        };

        let main = Channel {
            authorized: true,
            container_format: FragmentedMp4,
            insecure_ingest: false,
            latency_mode: Low,
            multitrack_input_configuration: { enabled: true, maximum_resolution: FullHd, policy: Require },
            name: "main",
            preset: "",
            recording_configuration_arn: archive,
            tags: [{ key: "type", value: "channel" }],
            type: Standard,
        };

        let advanced = Channel { type: AdvancedHd, preset: ConstrainedBandwidthDelivery };
        let encoder = StreamKey { channel_arn: main, tags: { "type": "key" } };
        let second_encoder = advanced.add_stream_key();

        let composed = EncoderConfiguration {
            name: "composed",
            tags: { "type": "encoder" },
            video: { bitrate: 2_500_000, framerate: 29.97, height: 720, width: 1280 },
        };

        let storage = StorageConfiguration {
            name: "storage",
            s3: { bucket_name: "storage" },
            tags: { "type": "storage" },
        };

        let stage = Stage {
            auto_participant_recording_configuration: {
                hls_configuration: {
                    participant_recording_hls_configuration: { target_segment_duration_seconds: 6 },
                },
                media_types: [AudioVideo],
                recording_reconnect_window_seconds: 10,
                storage_configuration_arn: storage,
                thumbnail_configuration: {
                    participant_thumbnail_configuration: {
                        recording_mode: Interval,
                        storage: [Latest],
                        target_interval_seconds: 60,
                    },
                },
            },
            name: "stage",
            tags: { "type": "stage" },
        };

        let camera = IngestConfiguration {
            ingest_protocol: Rtmp,
            insecure_ingest: true,
            name: "camera",
            stage_arn: stage,
            tags: { "type": "ingest" },
            user_id: "camera",
        };

        let tokens = PublicKey {
            name: "tokens",
            public_key_material: include_str!("../../../examples/keys/viewers.pub.pem"),
            tags: { "type": "key" },
        };

        let policy = PlaybackRestrictionPolicy {
            allowed_countries: ["DE", "FR"],
            allowed_origins: ["https://example.com"],
            enable_strict_origin_enforcement: true,
            name: "policy",
            tags: { "type": "policy" },
        };

        for (to, destination) in [
            ("s3", { s3: { bucket_name: "chat-log" } }),
            ("firehose", { firehose: { delivery_stream_name: "chat-log" } }),
            ("logs", { cloud_watch_logs: { log_group_name: "chat/log" } }),
        ] {
            let log = LoggingConfiguration {
                destination_configuration: destination,
                name: "log",
                tags: { "type": "log" },
            };
        }

        #[logical_id("ChatRoom")]
        #[depends_on(stage, policy)]
        #[deletion_policy(Retain)]
        #[update_replace_policy(Delete)]
        #[metadata({ reviewed: true })]
        let lobby = Room {
            logging_configuration_identifiers: [log["s3"], log["firehose"], log["logs"]],
            maximum_message_length: 100,
            maximum_message_rate_per_second: 5,
            message_review_handler: {
                fallback_result: Deny,
                uri: "arn:aws:lambda:us-west-2:123456789012:function:review",
            },
            name: "lobby",
            tags: { "type": "room" },
        };

        #[creation_policy({ ResourceSignal: { Count: 1, Timeout: "PT5M" } })]
        #[update_policy({ AutoScalingReplacingUpdate: { WillReplace: false } })]
        let group = AWS::AutoScaling::AutoScalingGroup {
            MinSize: "1",
            MaxSize: "1",
            AvailabilityZones: ["us-west-2a"],
            LaunchConfigurationName: "encoders",
        };

        #[cdk_path("Hall/Resource")]
        let hall = Room {};

        output ads_arn = ads.arn;
        output archive_state = archive.state;
        output fingerprint = viewers.fingerprint;
        output playback_url = main.playback_url;
        output ingest_endpoint = main.ingest_endpoint;
        output key_arn = encoder.arn;
        output composed_arn = composed.arn;
        output storage_id = storage.id;
        output session = stage.active_session_id;
        output participant = camera.participant_id;
        output camera_state = camera.state;
        output tokens_fingerprint = tokens.fingerprint;
        output policy_arn = policy.arn;
        output log_state = log["s3"].state;
        output room_id = lobby.id;
        #[logical_id("Secret")]
        #[allow(secret_outside_secrets_manager)]
        output key_value = encoder.value;
    }
}

fn main() {
    let template = Everything.template().unwrap();
    let made = template.to_json();
    for resource_type in [
        "AWS::IVS::AdConfiguration",
        "AWS::IVS::Channel",
        "AWS::IVS::EncoderConfiguration",
        "AWS::IVS::IngestConfiguration",
        "AWS::IVS::PlaybackKeyPair",
        "AWS::IVS::PlaybackRestrictionPolicy",
        "AWS::IVS::PublicKey",
        "AWS::IVS::RecordingConfiguration",
        "AWS::IVS::Stage",
        "AWS::IVS::StorageConfiguration",
        "AWS::IVS::StreamKey",
        "AWS::IVSChat::LoggingConfiguration",
        "AWS::IVSChat::Room",
    ] {
        assert!(made.contains(resource_type), "{resource_type}");
    }
}
