//! A list of detail types means any of them.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let none = AWS::Events::Rule {
            EventPattern: {
                source: ["aws.ivs"],
                "detail-type": ["IVS Stream State Change", "IVS Stream Health Change"],
                detail: { limit_name: ["Ingest Bitrate"] },
            },
        };
    }
}

fn main() {}
