use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        section Rules = {
            StageIsKnown: {
                Assertions: [
                    { Assert: { "Fn::Contains": [["dev", "prod"], stage] }, AssertDescription: "dev or prod" },
                    { Assert: { "Fn::Equals": [chat.arn, stage] } },
                    { Assert: { "Fn::Equals": [{ "Fn::Sub": "${Stage}" }, "prod"] } },
                ],
            },
        };
        let chat = Room { name: stage };
    }
}

fn main() {}
