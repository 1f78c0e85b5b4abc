//! A list of detail types means any of them.

#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let some = AWS::Events::Rule {
            EventPattern: {
                source: ["aws.ivs"],
                "detail-type": ["IVS Stream State Change", "IVS Recording State Change"],
                detail: { event_name: ["Stream Start"] },
            },
        };
    }
}

fn main() {}
