#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let key = main.add_stream_key();
        let views = AWS::Events::Rule {
            EventPattern: {
                source: ["aws.ivs"],
                resources: [main.arn],
                detail: { limit_name: ["Concurrent Viewers", "Concurrent Broadcasts"] },
            },
        };
        let bitrate = AWS::Events::Rule {
            EventPattern: { source: ["aws.ivs"], resources: [main.arn], detail: { limit_name: ["Ingest Bitrate"] } },
        };
    }
}

fn main() {}
