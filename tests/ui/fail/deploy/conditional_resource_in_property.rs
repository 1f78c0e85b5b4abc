use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let stage = Parameter { type: String };
        let main = Channel { recording_configuration_arn: archive };
        if stage == "prod" {
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: "recordings" } },
            };
        }
    }
}

fn main() {}
