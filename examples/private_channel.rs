//! A private channel: viewers need a token, and each stream is recorded.
//!
//! `cargo run --example private_channel` prints its template.

use ivs_core::{Violations, ivs_stack};

ivs_stack! {
    /// A private, recorded show.
    #[tags({ "team": "live" })]
    stack PrivateShow(bucket_name: String) {
        // IVS checks the viewers' tokens with the public half of the key pair. The private half stays
        // with whoever signs the tokens.
        let viewers = PlaybackKeyPair {
            name: "viewers",
            public_key_material: include_str!("keys/viewers.pub.pem"),
        };

        // An existing bucket, in the region of the stack.
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
        // CloudFormation makes no stream key by itself; encoders need one.
        let encoder = main.add_stream_key();

        /// Where viewers play the show.
        #[export("private-show-playback-url")]
        output playback_url = main.playback_url;
        /// Where encoders send it.
        output ingest_endpoint = main.ingest_endpoint;
        /// Read its value with `aws ivs get-stream-key`: it is a secret, and no output.
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
