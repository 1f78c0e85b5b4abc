use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let loss = AWS::CloudWatch::Alarm {
            Namespace: "AWS/IVSRealTime",
            MetricName: "DownloadPacketLos",
        };
    }
}

fn main() {}
