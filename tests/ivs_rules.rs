//! What the rules about IVS and IVS Chat find when values come from Rust.

use ivs_core::{Template, Violations, ivs_stack};

/// The rules that a stack breaks: the errors, or if there are none, the warnings.
fn broken(built: Result<Template, Violations>) -> Vec<String> {
    let found = match built {
        Ok(template) => template.warnings(),
        Err(errors) => errors,
    };
    found.iter().map(|error| error.rule().to_owned()).collect()
}

#[test]
fn a_video_has_even_sides_and_not_too_many_pixels() {
    ivs_stack! {
        stack Encoders(width: u16, height: u16) {
            let encoder = EncoderConfiguration { video: { width, height } };
            output encoder = encoder.arn;
        }
    }
    for (width, height, rules) in [
        (1920, 1080, &[][..]),
        (1080, 1920, &[]),
        (2, 2, &[]),
        (1920, 1082, &["too_many_pixels"]),
        (1081, 720, &["odd_video_side"]),
        (
            1919,
            1919,
            &["odd_video_side", "odd_video_side", "too_many_pixels"],
        ),
    ] {
        let built = Encoders { width, height }.template();
        assert_eq!(broken(built), rules, "{width} by {height}");
    }
}

#[test]
fn countries_and_origins_are_read() {
    ivs_stack! {
        stack Restricted(countries: Vec<String>, origins: Vec<String>, is_strict: bool) {
            let policy = PlaybackRestrictionPolicy {
                allowed_countries: countries,
                allowed_origins: origins,
                enable_strict_origin_enforcement: is_strict,
            };
            output policy = policy.arn;
        }
    }
    let build = |countries: &[&str], origins: &[&str], is_strict| {
        let texts = |items: &[&str]| items.iter().map(|&item| item.to_owned()).collect();
        let stack = Restricted {
            countries: texts(countries),
            origins: texts(origins),
            is_strict,
        };
        broken(stack.template())
    };
    let five = ["https://a.example"; 5];
    let six = ["https://a.example"; 6];
    assert_eq!(build(&["DE", "FR"], &six, false), [""; 0]);
    assert_eq!(build(&[], &five, true), [""; 0]);
    assert_eq!(build(&[], &six, true), ["too_many_strict_origins"]);
    assert_eq!(
        build(&["DE"], &[], true),
        ["strict_enforcement_without_origins"]
    );
    assert_eq!(build(&["DE", "UK"], &[], false), ["unknown_country"]);
    assert_eq!(build(&["de"], &[], false), ["country_in_lower_case"]);
    assert_eq!(build(&[], &["https://a.example/"], false), ["origin_form"]);
}

#[test]
fn a_channel_and_its_recordings_fit_together() {
    ivs_stack! {
        stack Recorded(kind: String, selection: String, resolution: String, is_multitrack: bool) {
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: "my-archive" } },
                rendition_configuration: { rendition_selection: selection, renditions: [Hd] },
                thumbnail_configuration: { resolution: resolution },
            };
            let main = Channel {
                type: kind,
                multitrack_input_configuration: {
                    enabled: is_multitrack,
                    policy: Allow,
                    maximum_resolution: Hd,
                },
                container_format: FragmentedMp4,
                recording_configuration_arn: archive,
            };
            let encoder = main.add_stream_key();
        }
    }
    for (kind, selection, resolution, is_multitrack, rules) in [
        ("STANDARD", "CUSTOM", "FULL_HD", true, &[][..]),
        (
            "BASIC",
            "CUSTOM",
            "HD",
            true,
            &["multitrack_needs_standard_type"],
        ),
        (
            "BASIC",
            "CUSTOM",
            "HD",
            false,
            &[
                "multitrack_is_not_enabled",
                "custom_renditions_on_basic_channel",
            ],
        ),
        (
            "STANDARD",
            "ALL",
            "HD",
            true,
            &["renditions_without_custom_selection"],
        ),
    ] {
        let built = Recorded {
            kind: kind.into(),
            selection: selection.into(),
            resolution: resolution.into(),
            is_multitrack,
        };
        let found = broken(built.template());
        let mut found: Vec<_> = found.iter().map(String::as_str).collect();
        found.sort_unstable();
        let mut rules = rules.to_vec();
        rules.sort_unstable();
        assert_eq!(
            found, rules,
            "{kind} {selection} {resolution} {is_multitrack}"
        );
    }
}

#[test]
fn what_is_named_by_text_may_come_too_late() {
    ivs_stack! {
        stack Named(bucket_name: String, used: String) {
            #[deletion_policy(Retain)]
            #[update_replace_policy(Retain)]
            let bucket = AWS::S3::Bucket { bucket_name: bucket_name };
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: used } },
            };
            output archive = archive.arn;
        }
    }
    let build = |used: &str| {
        let stack = Named {
            bucket_name: "my-archive".into(),
            used: used.into(),
        };
        broken(stack.template())
    };
    assert_eq!(build("my-archive"), ["named_by_text"]);
    assert_eq!(build("another-archive"), [""; 0]);
}

#[test]
fn a_handler_that_is_left_out_reviews_nothing() {
    ivs_stack! {
        stack Reviewed(handler: Option<String>) {
            let lobby = Room { message_review_handler: { uri: handler, fallback_result: Deny } };
        }
    }
    let build = |handler: Option<&str>| {
        let stack = Reviewed {
            handler: handler.map(str::to_owned),
        };
        broken(stack.template())
    };
    assert_eq!(build(None), ["fallback_without_handler"]);
    assert_eq!(build(Some("")), ["fallback_without_handler"]);
    let handler = "arn:aws:lambda:us-west-2:123456789012:function:review";
    assert_eq!(build(Some(handler)), [""; 0]);
}

#[test]
fn rtmp_is_taken_where_that_is_said() {
    ivs_stack! {
        stack Cameras(protocol: String, is_insecure: bool) {
            let stage = Stage {};
            let camera = IngestConfiguration {
                stage_arn: stage,
                ingest_protocol: protocol,
                insecure_ingest: is_insecure,
            };
        }
    }
    for (protocol, is_insecure, rules) in [
        ("RTMPS", false, &[][..]),
        ("RTMP", false, &["rtmp_needs_insecure_ingest"]),
        ("RTMP", true, &["insecure_ingest"]),
    ] {
        let stack = Cameras {
            protocol: protocol.into(),
            is_insecure,
        };
        assert_eq!(broken(stack.template()), rules, "{protocol} {is_insecure}");
    }
}
