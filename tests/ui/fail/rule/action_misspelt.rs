#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let operator = AWS::IAM::ManagedPolicy {
            PolicyDocument: {
                Statement: [{ Effect: "Allow", Action: ["ivs:GetStream", "ivs:StopStreams"], Resource: "*" }],
            },
        };
    }
}

fn main() {}
