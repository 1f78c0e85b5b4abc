#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let site = PlaybackRestrictionPolicy { enable_strict_origin_enforcement: true };
        output policy = site.arn;
    }
}

fn main() {}
