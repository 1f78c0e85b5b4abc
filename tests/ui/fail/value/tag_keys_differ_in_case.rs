//! IAM ignores case in keys, the others don't.

use ivs_core::ivs_stack;

ivs_stack! {
    #[tags({ "Crew": "live" })]
    stack Show {
        let review = AWS::IAM::Role {
            assume_role_policy_document: {},
            tags: { "Team": "live", "team": "vod", "crew": "live" },
        };
        let lobby = Room { tags: { "Team": "live", "team": "vod", "crew": "live" } };
    }
}

fn main() {}
