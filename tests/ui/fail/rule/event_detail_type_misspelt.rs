use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let updated = AWS::Events::Rule {
            EventPattern: { source: ["aws.ivs"], "detail-type": ["IVS Stage Updated"] },
        };
    }
}

fn main() {}
