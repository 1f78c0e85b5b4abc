//! Stacks in a crate whose author is strict: what the macro writes breaks none of these lints.

#![forbid(unsafe_code)]
#![deny(
    future_incompatible,
    let_underscore,
    missing_debug_implementations,
    missing_docs,
    nonstandard_style,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unnameable_types,
    unreachable_pub,
    unused,
    unused_crate_dependencies,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    variant_size_differences,
    warnings,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
#![deny(
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::clone_on_ref_ptr,
    clippy::dbg_macro,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::shadow_unrelated,
    clippy::str_to_string,
    clippy::todo,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

use ivs_core::ivs_stack;

ivs_stack! {
    /// A private, recorded show.
    #[tags({ "team": "live" })]
    #[region("us-west-2")]
    pub stack LiveShow(
        /// The bucket for the recordings.
        bucket_name: String,
        reconnect_seconds: u16,
    ) {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
            recording_reconnect_window_seconds: reconnect_seconds,
        };
        let viewers = PlaybackKeyPair::from_arn(
            "arn:aws:ivs:us-west-2:123456789012:playback-key/abcdABCDefgh",
        );
        #[deletion_policy(Retain)]
        #[depends_on(archive)]
        let main = Channel {
            name: bucket_name.to_lowercase(),
            type: AdvancedHd,
            preset: HigherBandwidthDelivery,
            authorized: true,
            recording_configuration_arn: archive,
            tags: { "stage": "prod" },
        };
        let encoder = main.add_stream_key();
        /// Where viewers play the show.
        #[export("live-playback-url")]
        output playback_url = main.playback_url;
        #[export("archive-arn")]
        output archive_arn = archive.arn;
    }

    /// What is decided when it is deployed.
    pub(crate) stack Staged {
        /// Deployment stage.
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let sizes = Mapping { "us-west-2": { bitrate: 1_500_000 }, "us-east-1": { bitrate: 500_000 } };
        let is_prod = stage == "prod";
        let table = AWS::DynamoDB::Table {
            TableName: Fn::join("-", ["a", stage]),
            BillingMode: "PAY_PER_REQUEST",
        };
        let main = Channel {
            name: format!("show-{stage}-{}", aws::region),
            latency_mode: if is_prod { Low } else { Normal },
            recording_configuration_arn: LiveShow.archive_arn,
        };
        let key = main.add_stream_key();
        let encoder = EncoderConfiguration { video: { bitrate: sizes[aws::region]["bitrate"] } };
        if is_prod {
            let chat = Room { name: "audience" };
            output chat_arn = chat;
        }
        output table_arn = table.attr("Arn");
        output encoder_arn = encoder.arn;
    }

    stack Cameras(title: String, streamers: Vec<String>, is_open: bool) {
        let limit = 100;
        let prefix = title.to_uppercase();
        for (camera, quality) in [("front", AdvancedHd), ("back", Basic)] {
            let channel = Channel { name: format!("{title}-{}", camera), type: quality };
            let key = channel.add_stream_key();
            output playback = channel.playback_url;
        }
        for streamer in &streamers {
            let room = Room { name: format!("{prefix}-{streamer}"), maximum_message_length: limit };
        }
        if is_open {
            let lobby = Room { maximum_message_length: if streamers.len() > 10 { 100 } else { 500 } };
        }
    }

    /// Nothing at all.
    pub stack Nothing {
        let room = Room {};
    }
}

/// All of their templates.
///
/// # Errors
///
/// What their rules say.
pub fn templates() -> Result<Vec<String>, ivs_core::Violations> {
    let show = LiveShow {
        bucket_name: "archive".into(),
        reconnect_seconds: 60,
    };
    let cameras = Cameras {
        title: "derby".into(),
        streamers: vec!["alice".into()],
        is_open: true,
    };
    let templates = [
        show.template()?,
        Staged.template()?,
        cameras.template()?,
        Nothing.template()?,
    ];
    Ok(templates.iter().map(ivs_core::Template::to_json).collect())
}
