#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let operator = AWS::IAM::Role {
            assume_role_policy_document: {},
            policies: [{
                PolicyDocument: {
                    Statement: { Effect: "Allow", Action: "ivs:CreateChatToken", Resource: "*" },
                },
            }],
        };
    }
}

fn main() {}
