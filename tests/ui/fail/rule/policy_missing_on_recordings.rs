#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let archive = AWS::S3::Bucket { };
        let recording = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: archive } },
        };
        let main = Channel { recording_configuration_arn: recording };
        let encoder = main.add_stream_key();
        let logs = AWS::Logs::LogGroup { log_group_name: "/aws/vendedlogs/chat" };
        let logging = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: logs } },
        };
        let chat = Room { logging_configuration_identifiers: [logging] };
        let assets = AWS::S3::Bucket { };
        #[deletion_policy(Delete)]
        let scratch = AWS::Logs::LogGroup { };
    }
}

fn main() {}
