#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let ads = AdConfiguration {
            media_tailor_playback_configurations: [{
                playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/show",
            }],
        };
    }
}

fn main() {}
