#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sites = PlaybackRestrictionPolicy {
            allowed_origins: [
                "https://a.example",
                "https://b.example",
                "https://c.example",
                "https://d.example",
                "https://e.example",
                "https://f.example",
            ],
            enable_strict_origin_enforcement: true,
        };
        output policy = sites.arn;
    }
}

fn main() {}
