//! Recordings of channels are named in another field than all other events.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let ended = AWS::Events::Rule {
            EventPattern: {
                source: ["aws.ivs"],
                "detail-type": ["IVS Recording State Change"],
                detail: { event_name: ["Recording End"] },
            },
        };
    }
}

fn main() {}
