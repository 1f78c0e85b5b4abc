//! The module that the build script in the README names.

ivs_core::ivs_stack! {
    /// A recorded show.
    pub stack LiveShow(bucket_name: String) {
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name } },
        };
        let main = Channel { name: "show", recording_configuration_arn: archive };
        let encoder = main.add_stream_key();
    }
}
