//! Where the condition holds anyway, nothing is missing.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        let main = Channel { };
        let first = StreamKey { channel_arn: if is_prod { main } };
        let second = StreamKey { channel_arn: aws::no_value };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: if is_prod { "my-recordings" } else { aws::no_value } } },
        };
        if is_prod {
            let third = RecordingConfiguration {
                destination_configuration: { s3: if is_prod { { bucket_name: "my-recordings" } } },
            };
            let fourth = StreamKey { channel_arn: if is_prod { other } };
            let other = Channel { recording_configuration_arn: third };
        }
    }
}

fn main() {}
