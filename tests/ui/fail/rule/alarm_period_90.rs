use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for period in [10, 20, 30, 60, 120] {
            let views = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViews", Period: period };
        }
        let never = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViews", Period: 0 };
        let short = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViews", Period: 59 };
        let uneven = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViews", Period: "90" };
        let expression = AWS::CloudWatch::Alarm {
            Metrics: [{
                Id: "views",
                MetricStat: {
                    Metric: { Namespace: "AWS/IVS", MetricName: "ConcurrentViews" },
                    Period: 61,
                    Stat: "Maximum",
                },
            }],
        };
        for seconds in [1, 5] {
            let high = AWS::CloudWatch::Alarm {
                Metrics: [{
                    Id: "views",
                    MetricStat: {
                        Metric: { Namespace: "AWS/IVS", MetricName: "ConcurrentViews" },
                        Period: seconds,
                        Stat: "Maximum",
                    },
                }],
            };
            let plain = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViews", Period: seconds };
        }
    }
}

fn main() {}
