//! The cost of a template: building, checking and writing 1, 20 and 240 channels.
//!
//! `cargo bench` runs all benchmarks, `cargo bench -- build` those with `build` in their name. Each
//! `serde_json` benchmark is a yardstick: it writes the same JSON from a value that already exists. Compare
//! ratios within a run, not times of different machines. The targets for 240 channels are:
//!
//! | benchmark | yardstick | at most |
//! |---|---|---:|
//! | `declared_constant_json` | `serde_json` | 1.2 |
//! | `declared_argument_json` | `serde_json_argument` | 3 |
//! | `build_validate` | `serde_json` | 4 |

use divan::{Bencher, Divan};
use ivs_core::ivs::channel::{Preset, Type};
use ivs_core::ivs::recording_configuration::{
    DestinationConfiguration, Rendition, RenditionConfiguration, RenditionSelection,
    S3DestinationConfiguration,
};
use ivs_core::ivs::{Channel, PlaybackKeyPair, RecordingConfiguration};
use ivs_core::property::Tags;
use ivs_core::{Stack, Template, Violations, ivs_stack};
use std::time::Duration;

const KEY: &str = include_str!("../examples/keys/viewers.pub.pem");

/// 240 channels with a stream key each are close to the 500 resources that a template may have.
const CHANNELS: [usize; 3] = [1, 20, 240];

fn main() -> Result<(), Violations> {
    // A violation would make the benchmarks more or less expensive than they are.
    for channels in CHANNELS {
        build(channels).validate()?;
    }
    assert_eq!(
        Constant.template()?.to_json(),
        build(240).to_json(),
        "the declared stack has the same content"
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
            format!("ChannelCamera{number}"),
            Channel::new()
                .name(format!("camera-{number}"))
                .r#type(Type::AdvancedHd)
                .preset(Preset::HigherBandwidthDelivery)
                .authorized(true)
                .recording_configuration_arn(&archive)
                .tags(Tags::new().tag("stage", "prod").tag("team", "live")),
        );
        template.add(format!("EncoderCamera{number}"), channel.add_stream_key());
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
    yardstick(bencher, &build(channels));
}

/// The yardstick for the stack with a Rust value in each channel.
#[divan::bench(args = [240])]
fn serde_json_argument(bencher: Bencher<'_, '_>, _: usize) {
    yardstick(bencher, &with_argument().build());
}

fn yardstick(bencher: Bencher<'_, '_>, template: &Template) {
    #[expect(clippy::expect_used, reason = "a template is always JSON")]
    let value: serde_json::Value = serde_json::from_str(&template.to_json()).expect("it is JSON");
    bencher.bench_local(|| serde_json::to_string(&value));
}

/// A declared stack without Rust values: `template()`, the JSON, and the template's drop.
#[divan::bench(args = [240])]
fn declared_constant_json(_: usize) -> Result<String, Violations> {
    Ok(Constant.template()?.to_json())
}

/// A declared stack with a Rust value in each channel: its template, unchecked.
#[divan::bench(args = [240])]
fn declared_argument_build(bencher: Bencher<'_, '_>, _: usize) {
    let stack = with_argument();
    bencher.bench_local(|| stack.build());
}

/// A declared stack with a Rust value in each channel: `template()`, the JSON, and the template's drop.
#[divan::bench(args = [240])]
fn declared_argument_json(bencher: Bencher<'_, '_>, _: usize) {
    let stack = with_argument();
    bencher.bench_local(|| Ok::<_, Violations>(stack.template()?.to_json()));
}

fn with_argument() -> WithArgument {
    WithArgument {
        show: "live".to_owned(),
    }
}

/// `declare!(Stack(arguments), camera => name)`: 240 channels, each with a name made from `camera`.
macro_rules! declare {
    ($stack:ident($($arguments:tt)*), $camera:ident => $($name:tt)*) => {
        ivs_stack! {
            #[allow(template_needs_bucket)]
            stack $stack($($arguments)*) {
                let viewers = PlaybackKeyPair {
                    name: "viewers",
                    public_key_material: include_str!("../examples/keys/viewers.pub.pem"),
                };

                let archive = RecordingConfiguration {
                    destination_configuration: { s3: { bucket_name: "my-recordings" } },
                    rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
                };

                for $camera in [
                    "camera-100", "camera-101", "camera-102", "camera-103", "camera-104", "camera-105", "camera-106", "camera-107",
                    "camera-108", "camera-109", "camera-110", "camera-111", "camera-112", "camera-113", "camera-114", "camera-115",
                    "camera-116", "camera-117", "camera-118", "camera-119", "camera-120", "camera-121", "camera-122", "camera-123",
                    "camera-124", "camera-125", "camera-126", "camera-127", "camera-128", "camera-129", "camera-130", "camera-131",
                    "camera-132", "camera-133", "camera-134", "camera-135", "camera-136", "camera-137", "camera-138", "camera-139",
                    "camera-140", "camera-141", "camera-142", "camera-143", "camera-144", "camera-145", "camera-146", "camera-147",
                    "camera-148", "camera-149", "camera-150", "camera-151", "camera-152", "camera-153", "camera-154", "camera-155",
                    "camera-156", "camera-157", "camera-158", "camera-159", "camera-160", "camera-161", "camera-162", "camera-163",
                    "camera-164", "camera-165", "camera-166", "camera-167", "camera-168", "camera-169", "camera-170", "camera-171",
                    "camera-172", "camera-173", "camera-174", "camera-175", "camera-176", "camera-177", "camera-178", "camera-179",
                    "camera-180", "camera-181", "camera-182", "camera-183", "camera-184", "camera-185", "camera-186", "camera-187",
                    "camera-188", "camera-189", "camera-190", "camera-191", "camera-192", "camera-193", "camera-194", "camera-195",
                    "camera-196", "camera-197", "camera-198", "camera-199", "camera-200", "camera-201", "camera-202", "camera-203",
                    "camera-204", "camera-205", "camera-206", "camera-207", "camera-208", "camera-209", "camera-210", "camera-211",
                    "camera-212", "camera-213", "camera-214", "camera-215", "camera-216", "camera-217", "camera-218", "camera-219",
                    "camera-220", "camera-221", "camera-222", "camera-223", "camera-224", "camera-225", "camera-226", "camera-227",
                    "camera-228", "camera-229", "camera-230", "camera-231", "camera-232", "camera-233", "camera-234", "camera-235",
                    "camera-236", "camera-237", "camera-238", "camera-239", "camera-240", "camera-241", "camera-242", "camera-243",
                    "camera-244", "camera-245", "camera-246", "camera-247", "camera-248", "camera-249", "camera-250", "camera-251",
                    "camera-252", "camera-253", "camera-254", "camera-255", "camera-256", "camera-257", "camera-258", "camera-259",
                    "camera-260", "camera-261", "camera-262", "camera-263", "camera-264", "camera-265", "camera-266", "camera-267",
                    "camera-268", "camera-269", "camera-270", "camera-271", "camera-272", "camera-273", "camera-274", "camera-275",
                    "camera-276", "camera-277", "camera-278", "camera-279", "camera-280", "camera-281", "camera-282", "camera-283",
                    "camera-284", "camera-285", "camera-286", "camera-287", "camera-288", "camera-289", "camera-290", "camera-291",
                    "camera-292", "camera-293", "camera-294", "camera-295", "camera-296", "camera-297", "camera-298", "camera-299",
                    "camera-300", "camera-301", "camera-302", "camera-303", "camera-304", "camera-305", "camera-306", "camera-307",
                    "camera-308", "camera-309", "camera-310", "camera-311", "camera-312", "camera-313", "camera-314", "camera-315",
                    "camera-316", "camera-317", "camera-318", "camera-319", "camera-320", "camera-321", "camera-322", "camera-323",
                    "camera-324", "camera-325", "camera-326", "camera-327", "camera-328", "camera-329", "camera-330", "camera-331",
                    "camera-332", "camera-333", "camera-334", "camera-335", "camera-336", "camera-337", "camera-338", "camera-339",
                ] {
                    let channel = Channel {
                        name: $($name)*,
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
    };
}

declare!(Constant(), camera => camera);
declare!(WithArgument(show: String), camera => format!("{show}-{camera}"));
