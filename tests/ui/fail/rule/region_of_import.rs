//! Where a resource is used by its ARN, not in a tag or an output.

use ivs_core::ivs_stack;

ivs_stack! {
    #[region("eu-west-1")]
    stack Show {
        let archive = RecordingConfiguration::from_arn("arn:aws:ivs:us-west-2:123456789012:recording-configuration/abcd");
        let main = Channel { recording_configuration_arn: archive };
        let encoder = main.add_stream_key();
        let old = Stage::from_arn("arn:aws:ivs:us-east-1:123456789012:stage/abcd");
        let lobby = Room {
            logging_configuration_identifiers: [
                "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/abcd",
            ],
            tags: { "migrated-from": old.arn },
        };
        output old = old.arn;
    }
}

fn main() {}
