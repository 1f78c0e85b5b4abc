use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let other = AWS::SNS::Topic { DisplayName: "other" };
        let wrong = AWS::SNS::Topic {
            A: { "Ref": 5 },
            B: { "Ref": other },
            C: { "Fn::GetAtt": [other, "TopicArn"] },
            D: { "Fn::GetAtt": ["Other"] },
            E: { "Fn::GetAtt": ["Other", "Endpoint", "Port"] },
            F: { "Fn::Sub": ["live"] },
            G: { "Fn::Sub": ["${a}", { a: { b: 1 } }] },
            H: { "Fn::Sub": "${error:-none}" },
            I: { "Fn::Base64": ["live"] },
            J: { "Fn::GetStackOutput": "live" },
            K: { "Fn::Sub": "live", Other: "show" },
        };
        let right = AWS::SNS::Topic {
            A: { "Ref": "Other" },
            C: { "Fn::GetAtt": ["Other", "TopicArn"] },
            E: { "Fn::GetAtt": ["Other", "Endpoint.Port"] },
            F: { "Fn::Sub": "live" },
            G: { "Fn::Sub": ["${a}", { a: 1 }] },
            H: { "Fn::Sub": "${!error:-none}" },
            I: { "Fn::Base64": "live" },
            J: { "Fn::GetStackOutput": { StackName: "live", OutputName: "arn" } },
            K: { "Fn::Sub": "live" },
        };
    }
}

fn main() {}
