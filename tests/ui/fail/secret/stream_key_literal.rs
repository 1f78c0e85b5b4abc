use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let encoder = AWS::SSM::Parameter {
            Type: "String",
            Value: "sk_us-west-2_abcdABCDefgh_567890abcdef",
        };
        let chat = Room { name: "sk_us-west-2_abcdABCDefgh_567890abcdef" };
        let url = AWS::SNS::Topic {
            DisplayName: "rtmps://a1b2c3d4e5f6.global-contribute.live-video.net:443/app/sk_us-west-2_abcdABCDefgh_567890abcdef",
        };
        #[allow(stream_key_in_template)]
        let stage = AWS::SNS::Topic { DisplayName: "rt_123456789012_us-west-2_abcdABCDefgh_567890abcdef" };
    }
}

fn main() {}
