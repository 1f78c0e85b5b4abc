use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let day = AWS::CloudWatch::Alarm {
            Namespace: "AWS/IVS",
            MetricName: "ConcurrentViews",
            Period: 1800,
            EvaluationPeriods: 49,
        };
        let week = AWS::CloudWatch::Alarm {
            Namespace: "AWS/IVS",
            MetricName: "ConcurrentViews",
            Period: 3600,
            EvaluationPeriods: 169,
        };
    }
}

fn main() {}
