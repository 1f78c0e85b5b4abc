use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        section Rules = {
            StageIsKnown: { RuleCondition: { "Fn::Equals": [stage, "prod"] } },
            StageIsShort: { Assert: { "Fn::Equals": [stage, "prod"] } },
            StageIsLong: { Assertions: { Assert: { "Fn::Equals": [stage, "prod"] } } },
            StageIsThere: { Assertions: [{ AssertDescription: "give a stage" }] },
        };
        let chat = Room { name: stage };
    }
}

fn main() {}
