//! What the AWS CDK emits, `ivs_stack!` emits too.
//!
//! Each golden is a template of the CDK, `goldens/README.md` says which. Here its scenario is
//! declared again, under the same ids, and the templates are compared as JSON values.

use ivs_core::{Template, ivs_stack};
use serde_json::Value;
use std::error::Error;

type TestResult = Result<(), Box<dyn Error>>;

/// The text of a golden.
macro_rules! golden {
    ($file:ident) => {
        include_str!(concat!("goldens/cdk/", stringify!($file), ".json"))
    };
}

/// Makes a test of each golden: the name of its file, and the stack that gives the same.
macro_rules! goldens {
    ($(
        $file:ident:
        $(#[$($attribute:tt)*])*
        stack $Stack:ident { $($items:tt)* }
    )*) => {
        /// The goldens that are declared here.
        const DECLARED: &[&str] = &[$(stringify!($file)),*];

        $(
            #[test]
            fn $file() -> TestResult {
                ivs_stack! { $(#[$($attribute)*])* stack $Stack { $($items)* } }
                assert_same(&$Stack.template()?, golden!($file))
            }
        )*
    };
}

/// Compares a template with a golden.
fn assert_same(template: &Template, golden: &str) -> TestResult {
    let made: Value = serde_json::from_str(&template.to_json())?;
    let golden: Value = serde_json::from_str(golden)?;
    assert!(made == golden, "expected {golden:#}\nfound {made:#}");
    Ok(())
}

#[test]
fn every_golden_is_declared() -> TestResult {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/goldens/cdk");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.file_name().to_string_lossy().into_owned());
    }
    files.sort();
    let mut declared: Vec<_> = DECLARED.iter().map(|file| format!("{file}.json")).collect();
    declared.sort();
    assert_eq!(files, declared);
    Ok(())
}

// Classes of the CDK that wrap a resource (L2) stand in the construct tree as its parent, so the
// resource has the path `Id/Resource`. Raw classes (L1) keep their id. The CDK generates a name for
// an L2 channel without one, which is written out here.
goldens! {
    v1_01_channel_default:
    #[allow(channel_without_stream_key)]
    stack ChannelDefault {
        #[cdk_path("Channel/Resource")]
        let channel = Channel {};
    }

    v1_02_channel_import_arn_stream_key:
    #[allow(stream_key_of_existing_channel)]
    stack KeyOfImportedChannel {
        let channel = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
        #[cdk_path("Channel/StreamKey/Resource")]
        let stream_key = channel.add_stream_key();
    }

    v1_03_channel_add_stream_key:
    stack ChannelWithKey {
        #[cdk_path("Channel/Resource")]
        let channel = Channel {};
        #[cdk_path("Channel/StreamKey/Resource")]
        let stream_key = channel.add_stream_key();
    }

    v1_04_playback_key_pair:
    stack KeyPair {
        #[cdk_path("PlaybackKeyPair/Resource")]
        let playback_key_pair = PlaybackKeyPair {
            public_key_material: include_str!("goldens/public_key.pem"),
        };
    }

    v1_05_private_channel:
    #[allow(channel_without_stream_key)]
    stack PrivateChannel {
        #[cdk_path("Channel/Resource")]
        // The scenario has no key pair: the CDK doesn't ask for one.
        #[allow(authorized_needs_playback_key_pair)]
        let channel = Channel { authorized: true };
    }

    v1_06_channel_all_props:
    #[allow(channel_without_stream_key)]
    stack ChannelAllProperties {
        #[cdk_path("Channel/Resource")]
        let channel = Channel {
            authorized: false,
            latency_mode: Normal,
            name: "my-live_channel-1",
            type: Basic,
        };
        #[cdk_path("Other/Resource")]
        let other = Channel { latency_mode: Low, type: Standard };
    }

    v1_08_outputs:
    #[allow(playback_key_pair_without_private_channel)]
    stack Outputs {
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "c" };
        #[cdk_path("Channel/StreamKey/Resource")]
        let stream_key = channel.add_stream_key();
        #[cdk_path("Pair/Resource")]
        let pair = PlaybackKeyPair { public_key_material: include_str!("goldens/public_key.pem") };

        /// ARN of the channel
        #[export("live-channel-arn")]
        output channel_arn = channel.arn;
        output ingest_endpoint = channel.ingest_endpoint;
        output playback_url = channel.playback_url;
        output stream_key_arn = stream_key.arn;
        // The scenario shows the key: the CDK lets every attribute into an output.
        #[allow(secret_outside_secrets_manager)]
        output stream_key_value = stream_key.value;
        output pair_arn = pair.arn;
        output fingerprint = pair.fingerprint;
    }

    v1_09_l1_all:
    /// All four L1 types of v1
    stack AllTypes {
        let recording = RecordingConfiguration {
            name: "rec",
            destination_configuration: { s3: { bucket_name: "my-recordings" } },
            recording_reconnect_window_seconds: 60,
            thumbnail_configuration: { recording_mode: Interval, target_interval_seconds: 30 },
            tags: { "team": "video" },
        };
        let channel = Channel {
            name: "c",
            authorized: true,
            insecure_ingest: false,
            latency_mode: Low,
            recording_configuration_arn: recording,
            type: Standard,
            tags: { "team": "video" },
        };
        let key = StreamKey { channel_arn: channel, tags: { "team": "video" } };
        let pair = PlaybackKeyPair {
            name: "pair",
            public_key_material: include_str!("goldens/public_key.pem"),
            tags: { "team": "video" },
        };
    }

    v2_01_channel_default:
    #[allow(channel_without_stream_key)]
    stack ChannelGeneratedName {
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "IvsStackChannelB0C92D13" };
    }

    v2_02_channel_named:
    #[allow(channel_without_stream_key)]
    stack ChannelNamed {
        #[cdk_path("Channel/Resource")]
        let channel = Channel {
            name: "my-live_channel-1",
            type: Basic,
            latency_mode: Normal,
            authorized: false,
            insecure_ingest: false,
        };
    }

    v2_03_channel_import_arn_stream_key:
    #[allow(stream_key_of_existing_channel)]
    stack KeyOfImportedChannel {
        let imported = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
        #[cdk_path("Imported/StreamKey/Resource")]
        let stream_key = imported.add_stream_key();
    }

    v2_05_stream_key_explicit:
    stack StreamKeyExplicit {
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "c1" };
        #[cdk_path("Key/Resource")]
        let key = StreamKey { channel_arn: channel };
    }

    v2_07_private_channel:
    #[allow(channel_without_stream_key)]
    stack PrivateChannel {
        #[cdk_path("PlaybackKeyPair/Resource")]
        let playback_key_pair = PlaybackKeyPair {
            public_key_material: include_str!("goldens/public_key.pem"),
        };
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "IvsStackChannelB0C92D13", authorized: true };
    }

    v2_10_channel_insecure_ingest:
    #[allow(channel_without_stream_key, insecure_ingest)]
    stack ChannelInsecureIngest {
        #[cdk_path("RtmpChannel/Resource")]
        let rtmp_channel = Channel { name: "rtmp", type: Standard, insecure_ingest: true };
    }

    // The CDK adds `Enabled`, and to the first one `ContainerFormat`.
    v2_11_channel_multitrack:
    #[allow(channel_without_stream_key)]
    stack ChannelMultitrack {
        #[cdk_path("Multi/Resource")]
        let multi = Channel {
            name: "multi",
            container_format: FragmentedMp4,
            multitrack_input_configuration: { enabled: true, maximum_resolution: Hd, policy: Allow },
        };
        #[cdk_path("MultiExplicit/Resource")]
        let multi_explicit = Channel {
            name: "multi2",
            type: Standard,
            container_format: FragmentedMp4,
            multitrack_input_configuration: {
                enabled: true,
                maximum_resolution: FullHd,
                policy: Require,
            },
        };
    }

    v2_12_channel_container_latency:
    #[allow(channel_without_stream_key)]
    stack ChannelContainerLatency {
        #[cdk_path("Ts/Resource")]
        let ts = Channel { name: "ts", container_format: Ts, latency_mode: Low };
        #[cdk_path("Fmp4/Resource")]
        let fmp4 = Channel { name: "fmp4", container_format: FragmentedMp4, latency_mode: Normal };
    }

    v2_13_recording_basic_bucket:
    #[allow(unused_recording_configuration)]
    stack RecordingToBucket {
        #[cdk_path("RecordingBucket/Resource")]
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let bucket = AWS::S3::Bucket {};
        #[cdk_path("RecordingConfiguration/Resource")]
        let configuration = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: bucket } },
        };
    }

    v2_14_recording_renditions:
    #[allow(unused_recording_configuration)]
    stack RecordingRenditions {
        let destination = { s3: { bucket_name: "my-recordings" } };

        #[cdk_path("Custom/Resource")]
        let custom = RecordingConfiguration {
            destination_configuration: destination,
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
        };
        #[cdk_path("All/Resource")]
        let all = RecordingConfiguration {
            destination_configuration: destination,
            rendition_configuration: { rendition_selection: All },
        };
        #[cdk_path("None/Resource")]
        let none = RecordingConfiguration {
            destination_configuration: destination,
            rendition_configuration: { rendition_selection: None },
        };
        #[cdk_path("CustomAll/Resource")]
        let custom_all = RecordingConfiguration {
            destination_configuration: destination,
            rendition_configuration: {
                rendition_selection: Custom,
                renditions: [FullHd, Hd, Sd, LowestResolution],
            },
        };
    }

    v2_15_recording_thumbnails:
    #[allow(unused_recording_configuration)]
    stack RecordingThumbnails {
        let destination = { s3: { bucket_name: "my-recordings" } };

        #[cdk_path("Interval/Resource")]
        let interval = RecordingConfiguration {
            destination_configuration: destination,
            thumbnail_configuration: {
                recording_mode: Interval,
                resolution: Hd,
                storage: [Latest, Sequential],
                target_interval_seconds: 30,
            },
        };
        #[cdk_path("Disabled/Resource")]
        let disabled = RecordingConfiguration {
            destination_configuration: destination,
            thumbnail_configuration: { recording_mode: Disabled },
        };
        #[cdk_path("IntervalDefault/Resource")]
        let interval_default = RecordingConfiguration {
            destination_configuration: destination,
            thumbnail_configuration: { recording_mode: Interval },
        };
        #[cdk_path("IntervalOne/Resource")]
        let interval_one = RecordingConfiguration {
            destination_configuration: destination,
            thumbnail_configuration: { recording_mode: Interval, target_interval_seconds: 1 },
        };
    }

    v2_18_recording_import_arn:
    #[allow(channel_without_stream_key)]
    stack RecordingImportedByArn {
        let imported = RecordingConfiguration::from_arn(
            "arn:aws:ivs:us-west-2:123456789012:recording-configuration/KAk1sHBl2L47"
        );
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "c", recording_configuration_arn: imported };
        output recording_id = imported.id;
    }

    v2_19_recording_import_id:
    #[allow(channel_without_stream_key)]
    stack RecordingImportedById {
        let imported = RecordingConfiguration::from_id("KAk1sHBl2L47");
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "c", recording_configuration_arn: imported };
    }

    v2_20_l1_ad_configuration:
    #[allow(unattached_ad_configuration)]
    stack Ads {
        let ads = AdConfiguration {
            name: "ads",
            media_tailor_playback_configurations: [{
                playback_configuration_arn:
                    "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/MyPlayback",
            }],
            post_roll_configuration: { enabled: true, duration_seconds: 30 },
            tags: { "team": "video" },
        };
    }

    v2_21_l1_encoder_configuration:
    #[allow(unused_encoder_configuration)]
    stack Encoders {
        let encoder = EncoderConfiguration {
            name: "enc-720p",
            video: { bitrate: 2_500_000, framerate: 29.97, height: 720, width: 1280 },
            tags: { "team": "video" },
        };
        let encoder_default = EncoderConfiguration {};
    }

    v2_22_l1_ingest_configuration:
    #[allow(insecure_ingest)]
    stack StageIngest {
        let stage = Stage { name: "stage1" };
        let ingest = IngestConfiguration {
            name: "rtmp-in",
            ingest_protocol: Rtmp,
            insecure_ingest: true,
            stage_arn: stage,
            user_id: "user-1",
            tags: { "team": "video" },
        };

        output ingest_arn = ingest.arn;
        output ingest_participant = ingest.participant_id;
        output ingest_state = ingest.state;
        // The scenario shows the key: the CDK lets every attribute into an output.
        #[allow(secret_outside_secrets_manager)]
        output ingest_stream_key = ingest.stream_key;
    }

    v2_23_l1_playback_restriction_policy:
    #[allow(unattached_restriction_policy)]
    stack PlaybackRestrictions {
        let policy = PlaybackRestrictionPolicy {
            name: "eu-only",
            allowed_countries: ["DE", "FR", "NL"],
            allowed_origins: ["https://example.com", "https://www.example.com"],
            enable_strict_origin_enforcement: true,
            tags: { "team": "video" },
        };
        let policy_empty = PlaybackRestrictionPolicy { allowed_countries: [], allowed_origins: [] };
    }

    v2_24_l1_public_key:
    stack StagePublicKey {
        let public_key = PublicKey {
            name: "stage-key",
            public_key_material: include_str!("goldens/public_key.pem"),
            tags: { "team": "video" },
        };
        output key_arn = public_key.arn;
        output key_fingerprint = public_key.fingerprint;
    }

    v2_26_l1_storage_configuration:
    #[allow(unused_storage_configuration, recordings_without_policy)]
    stack StageStorage {
        let bucket = AWS::S3::Bucket { bucket_name: "ivs-stage-recordings-123456789012" };
        let storage = StorageConfiguration {
            name: "composite",
            s3: { bucket_name: bucket },
            tags: { "team": "video" },
        };
    }

    v2_28_l1_stream_key_key_pair:
    #[allow(playback_key_pair_without_private_channel)]
    stack StreamKeyAndKeyPair {
        let channel = Channel { type: AdvancedSd, preset: HigherBandwidthDelivery };
        let key = StreamKey { channel_arn: channel, tags: { "purpose": "primary" } };
        let pair = PlaybackKeyPair {
            name: "pair",
            public_key_material: include_str!("goldens/public_key.pem"),
            tags: { "team": "video" },
        };
    }

    v2_30_outputs_exports:
    #[allow(playback_key_pair_without_private_channel)]
    stack OutputsAndExports {
        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "c" };
        #[cdk_path("Channel/StreamKey/Resource")]
        let stream_key = channel.add_stream_key();
        #[cdk_path("Pair/Resource")]
        let pair = PlaybackKeyPair { public_key_material: include_str!("goldens/public_key.pem") };

        /// ARN of the channel
        #[export("live-channel-arn")]
        output channel_arn = channel.arn;
        output ingest_endpoint = channel.ingest_endpoint;
        #[export(format!("{}-playback-url", aws::stack_name))]
        output playback_url = channel.playback_url;
        output stream_key_arn = stream_key.arn;
        // The scenario shows the key: the CDK lets every attribute into an output.
        #[allow(secret_outside_secrets_manager)]
        output stream_key_value = stream_key.value;
        output fingerprint = pair.fingerprint;
        output pair_arn = pair.arn;
    }

    v2_31_parameters:
    #[allow(
        channel_without_stream_key,
        playback_key_pair_without_private_channel,
        unattached_restriction_policy,
        unused_recording_configuration,
    )]
    stack Parameters {
        /// Channel name
        let channel_name = Parameter {
            type: String,
            default: "live",
            allowed_pattern: "^[a-zA-Z0-9-_]*$",
            min_length: 1,
            max_length: 128,
            constraint_description: "letters, digits, - and _",
        };
        let latency = Parameter { type: String, default: "LOW", allowed_values: ["LOW", "NORMAL"] };
        let window = Parameter { type: Number, default: 30, min_value: 0, max_value: 300 };
        let public_key = Parameter { type: String, no_echo: true };
        let countries = Parameter { type: CommaDelimitedList, default: "DE,FR" };

        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: channel_name };
        let raw = Channel { latency_mode: latency };
        let rec = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-recordings" } },
            recording_reconnect_window_seconds: window,
        };
        #[cdk_path("Pair/Resource")]
        let pair = PlaybackKeyPair { public_key_material: public_key };
        let policy = PlaybackRestrictionPolicy { allowed_countries: countries };
    }

    v2_32_conditions_if:
    #[allow(channel_without_stream_key, unused_condition)]
    stack Conditions {
        let env = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let is_prod = env == "prod";
        let not_prod = !is_prod;
        let prod_in_oregon = is_prod && aws::region == "us-west-2";
        let either = is_prod || aws::region == "us-east-1";

        let channel = Channel {
            name: "cond",
            latency_mode: if is_prod { Normal } else { Low },
            type: if is_prod { Standard },
        };
        if is_prod {
            let prod_only = Channel { name: "prod-only" };
            output prod_arn = prod_only.arn;
        }
    }

    v2_34_tags:
    #[allow(channel_without_stream_key, playback_key_pair_without_private_channel)]
    #[tags({ "project": "ivs", "env": "prod" })]
    stack StackTags {
        // In the CDK the stream key inherits the tags of its channel.
        let tags_of_channel = { "env": "test", "owner": "alice" };

        #[cdk_path("Channel/Resource")]
        let channel = Channel { name: "c", tags: tags_of_channel };
        #[cdk_path("Channel/Key/Resource")]
        let key = StreamKey { channel_arn: channel, tags: tags_of_channel };
        #[cdk_path("Pair/Resource")]
        let pair = PlaybackKeyPair { public_key_material: include_str!("goldens/public_key.pem") };
        let excluded = Channel { name: "x", tags: { "project": aws::no_value } };
        let raw = Channel { name: "r", tags: { "zeta": "1", "alpha": "2" } };
    }

    v2_35_tags_stack_level_l2_types:
    #[tags({ "cost-center": "42" })]
    #[allow(ingest_without_stage, log_group_outside_vended_logs, unattached_ad_configuration, unattached_restriction_policy, unused_encoder_configuration, unused_logging_configuration, unused_storage_configuration)]
    stack StackTagsOnOtherTypes {
        let ads = AdConfiguration {
            media_tailor_playback_configurations: [{
                playback_configuration_arn:
                    "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/P",
            }],
        };
        let enc = EncoderConfiguration {};
        let ing = IngestConfiguration {};
        let pol = PlaybackRestrictionPolicy {};
        let pub_ = PublicKey { public_key_material: include_str!("goldens/public_key.pem") };
        let sta = Stage {};
        let sto = StorageConfiguration { s3: { bucket_name: "my-recordings" } };
        let log = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: "/ivs/chat" } },
        };
        let roo = Room {};
    }

    v2_36_removal_policies:
    #[allow(channel_without_stream_key, unused_storage_configuration)]
    stack RemovalPolicies {
        #[cdk_path("Keep/Resource")]
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let keep = Channel { name: "keep" };
        #[cdk_path("Drop/Resource")]
        #[deletion_policy(Delete)]
        #[update_replace_policy(Delete)]
        let drop = Channel { name: "drop" };
        #[deletion_policy(RetainExceptOnCreate)]
        #[update_replace_policy(Retain)]
        let retain_on_update = Channel { name: "rou" };
        #[deletion_policy(Retain)]
        #[update_replace_policy(Delete)]
        let store = StorageConfiguration { s3: { bucket_name: "my-recordings" } };
        #[cdk_path("Bucket/Resource")]
        #[deletion_policy(Delete)]
        #[update_replace_policy(Delete)]
        let bucket = AWS::S3::Bucket {};
    }

    v2_38_stack_description_metadata:
    /// Live video for example.com
    #[allow(channel_without_stream_key)]
    #[metadata({ Owner: "video-team" })]
    stack StackMetadata {
        #[metadata({ Purpose: "demo" })]
        let channel = Channel { name: "c" };
    }

    v2_39_construct_paths:
    #[allow(channel_without_stream_key)]
    stack ConstructPaths {
        #[cdk_path("Live/Channel/Resource")]
        let live_channel = Channel { name: "c" };
        #[cdk_path("Live/Live/Channel/Resource")]
        let live_live_channel = Channel { name: "c" };
        #[cdk_path("Default/Main/Resource")]
        let main = Channel { name: "c" };
        #[cdk_path("my-app_v2/Raw")]
        let raw = Channel { name: "c" };
        #[cdk_path("Bare-Name_1")]
        let bare_name = Channel { name: "c" };
        #[cdk_path("Wrapper/Resource")]
        let wrapper = Channel { name: "c" };
        #[cdk_path("Solo/Default")]
        let solo = Channel { name: "c" };
        #[cdk_path("a--b/Resource")]
        let slash = Channel { name: "c" };
        // An id of 250 characters fits.
        #[cdk_path("Lxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
        let long = Channel { name: "c" };
        // One with a hash is cut.
        #[cdk_path("Myyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy/Resource")]
        let cut = Channel { name: "c" };
    }

    v2_40_override_logical_id_and_props:
    stack LogicalIdOverride {
        #[logical_id("LegacyChannel")]
        let channel = Channel {
            name: "c",
            latency_mode: Normal,
            tags: [{ key: "a", value: "b" }],
        };
        #[cdk_path("Channel/Key/Resource")]
        let key = channel.add_stream_key();
    }
}

/// Without the macro the same comes out.
mod built {
    use super::{TestResult, assert_same};
    use ivs_core::ivs::channel::{
        ContainerFormat, MaximumResolution, MultitrackInputConfiguration, Policy, Type,
    };
    use ivs_core::ivs::{Channel, PlaybackKeyPair, RecordingConfiguration, StreamKey};
    use ivs_core::property::{Object, Tags};
    use ivs_core::{Template, aws, cdk_logical_id};

    const PUBLIC_KEY: &str = include_str!("goldens/public_key.pem");

    #[test]
    fn v1_08_outputs() -> TestResult {
        let mut template = Template::new();
        let channel = template.add(
            cdk_logical_id("Channel/Resource")?,
            Channel::new().name("c"),
        );
        let key = template.add(
            cdk_logical_id("Channel/StreamKey/Resource")?,
            channel.add_stream_key(),
        );
        let pair = template.add(
            cdk_logical_id("Pair/Resource")?,
            PlaybackKeyPair::new().public_key_material(PUBLIC_KEY),
        );
        template
            .output("ChannelArn", channel.arn())
            .description("ARN of the channel")
            .export("live-channel-arn");
        template.output("IngestEndpoint", channel.ingest_endpoint());
        template.output("PlaybackUrl", channel.playback_url());
        template.output("StreamKeyArn", key.arn());
        // The scenario shows the key: the CDK lets every attribute into an output.
        template
            .output("StreamKeyValue", key.value())
            .allow("secret_outside_secrets_manager");
        template.output("PairArn", pair.arn());
        template.output("Fingerprint", pair.fingerprint());

        template.validate()?;
        assert_same(&template, golden!(v1_08_outputs))
    }

    #[test]
    fn v2_11_channel_multitrack() -> TestResult {
        let mut template = Template::new();
        template.add(
            cdk_logical_id("Multi/Resource")?,
            Channel::new()
                .name("multi")
                .container_format(ContainerFormat::FragmentedMp4)
                .multitrack_input_configuration(
                    MultitrackInputConfiguration::new()
                        .enabled(true)
                        .maximum_resolution(MaximumResolution::Hd)
                        .policy(Policy::Allow),
                ),
        );
        template.add(
            cdk_logical_id("MultiExplicit/Resource")?,
            Channel::new()
                .name("multi2")
                .r#type(Type::Standard)
                .container_format(ContainerFormat::FragmentedMp4)
                .multitrack_input_configuration(
                    MultitrackInputConfiguration::new()
                        .enabled(true)
                        .maximum_resolution(MaximumResolution::FullHd)
                        .policy(Policy::Require),
                ),
        );

        template.validate()?;
        assert_same(&template, golden!(v2_11_channel_multitrack))
    }

    #[test]
    fn v2_19_recording_import_id() -> TestResult {
        let mut template = Template::new();
        let imported = RecordingConfiguration::from_id("KAk1sHBl2L47");
        template.import(&imported);
        template.add(
            cdk_logical_id("Channel/Resource")?,
            Channel::new()
                .name("c")
                .recording_configuration_arn(&imported),
        );

        template.validate()?;
        assert_same(&template, golden!(v2_19_recording_import_id))
    }

    #[test]
    fn v2_34_tags() -> TestResult {
        let tags_of_channel = || Tags::new().tag("env", "test").tag("owner", "alice");
        let mut template = Template::new();
        template.tags(Tags::new().tag("project", "ivs").tag("env", "prod"));
        let channel = template.add(
            cdk_logical_id("Channel/Resource")?,
            Channel::new().name("c").tags(tags_of_channel()),
        );
        template.add(
            cdk_logical_id("Channel/Key/Resource")?,
            StreamKey::new()
                .channel_arn(&channel)
                .tags(tags_of_channel()),
        );
        template.add(
            cdk_logical_id("Pair/Resource")?,
            PlaybackKeyPair::new().public_key_material(PUBLIC_KEY),
        );
        template.add(
            "Excluded",
            Channel::new()
                .name("x")
                .tags(Tags::new().tag("project", aws::no_value())),
        );
        template.add(
            "Raw",
            Channel::new()
                .name("r")
                .tags(Tags::new().tag("zeta", "1").tag("alpha", "2")),
        );

        template.validate()?;
        assert_same(&template, golden!(v2_34_tags))
    }

    #[test]
    fn v2_38_stack_description_metadata() -> TestResult {
        let mut template = Template::new();
        template
            .description("Live video for example.com")
            .metadata(Object::new().with("Owner", "video-team"));
        let channel = template.add("Channel", Channel::new().name("c"));
        template
            .attributes(&channel)
            .ok_or("the channel was added")?
            .metadata(Object::new().with("Purpose", "demo"));

        template.validate()?;
        assert_same(&template, golden!(v2_38_stack_description_metadata))
    }
}
