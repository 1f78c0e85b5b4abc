use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let started = AWS::Events::Rule {
            EventPattern: {
                source: ["aws.ivs"],
                "detail-type": ["IVS Stream State Change"],
                detail: { event_name: ["Stream End", "stream start"] },
            },
        };
    }
}

fn main() {}
