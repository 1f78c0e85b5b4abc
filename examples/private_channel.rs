//! A private channel: viewers need a token signed with the key pair, each stream is recorded.
//!
//! `cargo run --example private_channel` prints its template.

use ivs_core::{Violations, ivs_stack};

ivs_stack! {
    /// A private, recorded show.
    #[tags({ "team": "live" })]
    stack PrivateShow(bucket_name: String) {
        // The private half stays with whoever signs the viewers' tokens.
        let viewers = PlaybackKeyPair {
            name: "viewers",
            public_key_material: include_str!("keys/viewers.pub.pem"),
        };

        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
            thumbnail_configuration: { recording_mode: Interval, target_interval_seconds: 30 },
        };

        let main = Channel {
            name: "show",
            type: AdvancedHd,
            preset: HigherBandwidthDelivery,
            authorized: true,
            recording_configuration_arn: archive,
        };
        let encoder = main.add_stream_key();

        /// Where viewers play the show.
        #[export("private-show-playback-url")]
        output playback_url = main.playback_url;
        /// Where encoders send it.
        output ingest_endpoint = main.ingest_endpoint;
        /// Read its value with the `GetStreamKey` API call.
        output stream_key_arn = encoder.arn;
    }
}

fn main() -> Result<(), Violations> {
    let show = PrivateShow {
        bucket_name: "my-recordings".into(),
    };
    println!("{}", show.template()?.to_json_pretty());
    Ok(())
}
