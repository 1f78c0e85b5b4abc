#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let ads = AdConfiguration { media_tailor_playback_configurations: [{}] };
        output ads = ads.arn;
    }
}

fn main() {}
