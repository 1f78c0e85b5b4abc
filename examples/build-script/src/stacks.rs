//! What this program runs on: `build.rs` makes the template, the program reads the outputs.

use ivs_core::ivs_stack;

ivs_stack! {
    /// A private, recorded show.
    pub stack LiveShow(bucket_name: String) {
        // The private half stays with whoever signs the viewers' tokens.
        let viewers = PlaybackKeyPair {
            public_key_material: include_str!("../viewers.pub.pem"),
        };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name } },
        };
        let main = Channel {
            name: "show",
            authorized: true,
            recording_configuration_arn: archive,
        };
        let encoder = main.add_stream_key();

        /// Where viewers play the show.
        output playback_url = main.playback_url;
        /// Where encoders send it.
        output ingest_endpoint = main.ingest_endpoint;
    }
}
