use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let topic = AWS::SNS::Topic {
            DisplayName: { "Fn::ToJsonString": { show: "live" } },
            TopicName: { "Fn::FindInMap": ["Sizes", "prod", "name", { DefaultValue: "live" }] },
        };
        let sizes = Mapping { prod: { name: "live" } };
    }
}

fn main() {}
