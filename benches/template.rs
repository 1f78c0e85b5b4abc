//! What a template costs: to build, to check and to write, for 1, 20 and 240 channels.
//!
//! `cargo bench` runs all, `cargo bench -- build` those with `build` in their name. The yardstick is
//! `serde_json`, which writes the same JSON from a value that is built already. It serves as one
//! only within a run: compare ratios, not times of different machines.

use divan::{Bencher, Divan};
use ivs_core::ivs::channel::{Preset, Type};
use ivs_core::ivs::recording_configuration::{
    DestinationConfiguration, Rendition, RenditionConfiguration, RenditionSelection,
    S3DestinationConfiguration,
};
use ivs_core::ivs::{Channel, PlaybackKeyPair, RecordingConfiguration};
use ivs_core::property::Tags;
use ivs_core::{Template, Violations, ivs_stack};
use std::time::Duration;

const KEY: &str = include_str!("../examples/keys/viewers.pub.pem");

/// 240 channels with a stream key each are close to the 500 resources that a template may have.
const CHANNELS: [usize; 3] = [1, 20, 240];

fn main() -> Result<(), Violations> {
    // A violation would make all that follows cheaper or dearer than it is.
    for channels in CHANNELS {
        build(channels).validate()?;
    }
    let declared = TwentyChannels.template()?.to_json();
    assert_eq!(
        declared.len(),
        build(20).to_json().len(),
        "both have the same content"
    );
    // Times of less than a microsecond need more than the usual hundred samples.
    Divan::default()
        .min_time(Duration::from_millis(300))
        .config_with_args()
        .main();
    Ok(())
}

/// The builder alone.
#[divan::bench(args = CHANNELS)]
fn build(channels: usize) -> Template {
    let mut template = Template::new();
    template.add(
        "Viewers",
        PlaybackKeyPair::new()
            .name("viewers")
            .public_key_material(KEY),
    );
    let archive = template.add(
        "Archive",
        RecordingConfiguration::new()
            .destination_configuration(
                DestinationConfiguration::new()
                    .s3(S3DestinationConfiguration::new().bucket_name("my-recordings")),
            )
            .rendition_configuration(
                RenditionConfiguration::new()
                    .rendition_selection(RenditionSelection::Custom)
                    .renditions([Rendition::Hd, Rendition::Sd]),
            ),
    );
    for number in 100..100 + channels {
        let channel = template.add(
            format!("Channel{number}"),
            Channel::new()
                .name(format!("camera-{number}"))
                .r#type(Type::AdvancedHd)
                .preset(Preset::HigherBandwidthDelivery)
                .authorized(true)
                .recording_configuration_arn(&archive)
                .tags(Tags::new().tag("stage", "prod").tag("team", "live")),
        );
        template.add(format!("Encoder{number}"), channel.add_stream_key());
    }
    template
}

/// The builder and all rules.
#[divan::bench(args = CHANNELS)]
fn build_validate(channels: usize) -> Result<Template, Violations> {
    let template = build(channels);
    template.validate()?;
    Ok(template)
}

/// A template that is built already, as JSON.
#[divan::bench(args = CHANNELS)]
fn to_json(bencher: Bencher<'_, '_>, channels: usize) {
    let template = build(channels);
    bencher.bench_local(|| template.to_json());
}

/// All of it: the builder, the rules, the JSON, and the template's drop.
#[divan::bench(args = CHANNELS)]
fn whole(channels: usize) -> Result<String, Violations> {
    Ok(build_validate(channels)?.to_json())
}

/// The yardstick.
#[divan::bench(args = CHANNELS)]
fn serde_json(bencher: Bencher<'_, '_>, channels: usize) {
    #[expect(clippy::expect_used, reason = "a template is always JSON")]
    let value: serde_json::Value =
        serde_json::from_str(&build(channels).to_json()).expect("it is JSON");
    bencher.bench_local(|| serde_json::to_string(&value));
}

/// What the macro writes, which is to be compared with `build_validate`.
#[divan::bench(args = [20])]
fn declared_template(_: usize) -> Result<Template, Violations> {
    TwentyChannels.template()
}

/// What the macro writes, which is to be compared with `whole`.
#[divan::bench(args = [20])]
fn declared_whole(_: usize) -> Result<String, Violations> {
    Ok(TwentyChannels.template()?.to_json())
}

ivs_stack! {
    stack TwentyChannels {
        let viewers = PlaybackKeyPair {
            name: "viewers",
            public_key_material: include_str!("../examples/keys/viewers.pub.pem"),
        };

        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-recordings" } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
        };

        for camera in [
            "100", "101", "102", "103", "104", "105", "106", "107", "108", "109",
            "110", "111", "112", "113", "114", "115", "116", "117", "118", "119",
        ] {
            let channel = Channel {
                name: format!("camera-{camera}"),
                type: AdvancedHd,
                preset: HigherBandwidthDelivery,
                authorized: true,
                recording_configuration_arn: archive,
                tags: { "stage": "prod", "team": "live" },
            };
            let encoder = channel.add_stream_key();
        }
    }
}
