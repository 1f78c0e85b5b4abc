use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        section Rules = {
            First: { Assertions: [{ Assert: stage }] },
            Second: { Assertions: [{ Assert: "true" }] },
            Third: { RuleCondition: "prod", Assertions: [{ Assert: { "Fn::Equals": [stage, "prod"] } }] },
            Fourth: { Assertions: [] },
            Fifth: "true",
            Right: { Assertions: [{ Assert: { "Fn::Equals": [stage, "prod"] } }] },
        };
        let chat = Room { name: stage };
    }
}

fn main() {}
