#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sent = AWS::Events::Rule { EventPattern: { source: ["aws.ivschat"] } };
        let called = AWS::Events::Rule {
            EventPattern: { source: ["aws.ivschat"], "detail-type": ["AWS API Call via CloudTrail"] },
        };
    }
}

fn main() {}
