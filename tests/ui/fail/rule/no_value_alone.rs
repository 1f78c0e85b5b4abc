#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    #[tags({ "team": "live" })]
    stack Show {
        let stage = Parameter { type: String };
        let chat = Room { name: aws::no_value, tags: { "team": aws::no_value } };
        let support = Room { name: if stage == "prod" { "live" } else { aws::no_value } };
        let third = Room { name: format!("room-{}", aws::no_value) };
    }
}

fn main() {}
