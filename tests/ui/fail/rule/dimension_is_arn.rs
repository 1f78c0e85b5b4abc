#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {};
        let publishers = AWS::CloudWatch::Alarm {
            Namespace: "AWS/IVSRealTime",
            MetricName: "Publishers",
            Dimensions: [{ Name: "Stage", Value: stage.arn }],
        };
    }
}

fn main() {}
