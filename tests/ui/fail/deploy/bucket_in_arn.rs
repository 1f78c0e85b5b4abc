use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let bucket = AWS::S3::Bucket {};
        let main = Channel { recording_configuration_arn: bucket };
    }
}

fn main() {}
