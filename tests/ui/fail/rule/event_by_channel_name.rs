#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let started = AWS::Events::Rule {
            EventPattern: { source: ["aws.ivs"], detail: { channel_name: ["main"], stream_id: ["st-1"] } },
        };
    }
}

fn main() {}
