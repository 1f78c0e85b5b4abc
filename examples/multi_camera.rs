//! A show with several cameras: each has a channel of its own, and all are recorded into one bucket.
//!
//! `cargo run --example multi_camera` prints its template. Another camera is another line in the list.

use ivs_core::{Violations, ivs_stack};

ivs_stack! {
    /// A recorded show with several cameras.
    #[tags({ "team": "live" })]
    stack MultiCamera {
        // The recordings stay when the stack is deleted.
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let recordings = AWS::S3::Bucket {};

        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: recordings } },
            // An encoder that is back within a minute goes on in the same recording.
            recording_reconnect_window_seconds: 60,
        };

        // The name of the camera is a part of the logical ids: `ChannelFront`, `EncoderFront` ..
        for (camera, quality) in [
            ("front", AdvancedHd),
            ("stage", AdvancedHd),
            ("audience", Basic),
        ] {
            let channel = Channel {
                name: format!("show-{}", camera),
                type: quality,
                recording_configuration_arn: archive,
                tags: { "camera": camera },
            };
            let encoder = channel.add_stream_key();

            /// Where this camera is watched.
            output playback_url = channel.playback_url;
            /// Where this camera is sent.
            output ingest_endpoint = channel.ingest_endpoint;
        }

        // Outside of the loop, what is in it is named by its camera.
        /// The camera to begin with.
        output main_channel = channel["front"].id;
        /// Where the recordings are.
        output bucket = recordings;
    }
}

fn main() -> Result<(), Violations> {
    println!("{}", MultiCamera.template()?.to_json_pretty());
    Ok(())
}
