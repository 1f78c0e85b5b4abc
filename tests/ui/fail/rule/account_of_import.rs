use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let first = RecordingConfiguration::from_arn("arn:aws:ivs:us-west-2:123456789012:recording-configuration/abcd");
        let second = RecordingConfiguration::from_arn("arn:aws:ivs:us-west-2:210987654321:recording-configuration/abcd");
        let main = Channel { recording_configuration_arn: first };
        let backup = Channel { recording_configuration_arn: second };
        let main_encoder = main.add_stream_key();
        let backup_encoder = backup.add_stream_key();
    }
}

fn main() {}
