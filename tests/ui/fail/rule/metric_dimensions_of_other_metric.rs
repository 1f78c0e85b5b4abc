use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {};
        let bitrate = AWS::CloudWatch::Alarm {
            Namespace: "AWS/IVSRealTime",
            MetricName: "PublishFramerate",
            Dimensions: [{ Name: "Stage", Value: stage.id }],
        };
    }
}

fn main() {}
