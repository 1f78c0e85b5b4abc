//! A template with twenty-two mistakes that people make with Amazon IVS: each is found.
//!
//! `tests/oracles/planted.py` counts how many of them the checkers of others find.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::Template;

/// The mistakes: the rule that finds each, and where.
const MISTAKES: [(&str, &str); 22] = [
    (
        "preset_needs_advanced_type",
        "Resources.PresetOnBasic.Properties.Preset",
    ),
    (
        "multitrack_needs_standard_type",
        "Resources.MultitrackOnBasic.Properties.Type",
    ),
    (
        "multitrack_needs_fragmented_mp4",
        "Resources.MultitrackInTs.Properties.MultitrackInputConfiguration.Enabled",
    ),
    (
        "multitrack_needs_policy_and_resolution",
        "Resources.MultitrackWithoutPolicy.Properties.MultitrackInputConfiguration.Enabled",
    ),
    (
        "pattern",
        "Resources.RecordedElsewhere.Properties.RecordingConfigurationArn",
    ),
    (
        "unknown_property",
        "Resources.Restricted.Properties.PlaybackRestrictionPolicyArn",
    ),
    (
        "unknown_country",
        "Resources.Restriction.Properties.AllowedCountries[0]",
    ),
    (
        "origin_form",
        "Resources.Restriction.Properties.AllowedOrigins[0]",
    ),
    (
        "missing_property",
        "Resources.RecordingNowhere.Properties.DestinationConfiguration",
    ),
    (
        "custom_selection_needs_renditions",
        "Resources.RecordingNothing.Properties.RenditionConfiguration.RenditionSelection",
    ),
    (
        "thumbnails_are_disabled",
        "Resources.RecordingNothing.Properties.ThumbnailConfiguration.TargetIntervalSeconds",
    ),
    ("missing_property", "Resources.KeyPairWithoutKey.Properties"),
    ("range", "Resources.EncoderTooLarge.Properties.Video.Width"),
    (
        "odd_video_side",
        "Resources.EncoderTooLarge.Properties.Video.Height",
    ),
    (
        "too_many_pixels",
        "Resources.EncoderOdd.Properties.Video.Height",
    ),
    ("pattern", "Resources.PlainRtmp.Properties.StageArn"),
    (
        "rtmp_needs_insecure_ingest",
        "Resources.PlainRtmp.Properties.IngestProtocol",
    ),
    (
        "one_log_destination",
        "Resources.LogsTwice.Properties.DestinationConfiguration.S3",
    ),
    (
        "one_log_destination",
        "Resources.LogsNowhere.Properties.DestinationConfiguration",
    ),
    (
        "range",
        "Resources.Fast.Properties.MaximumMessageRatePerSecond",
    ),
    (
        "one_stream_key_per_channel",
        "Resources.SecondKey.Properties.ChannelArn",
    ),
    ("secret_outside_secrets_manager", "Outputs.Key.Value"),
];

#[test]
fn each_mistake_is_found() {
    let template = Template::from_json(include_str!("planted/template.json")).unwrap();
    let errors = template.validate().unwrap_err();
    let warnings = template.warnings();
    let found: Vec<_> = errors
        .iter()
        .chain(&warnings)
        .map(|violation| (violation.rule(), violation.path()))
        .collect();
    let missed: Vec<_> = MISTAKES
        .iter()
        .filter(|mistake| !found.contains(mistake))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}
