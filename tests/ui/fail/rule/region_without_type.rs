use ivs_core::ivs_stack;

ivs_stack! {
    #[region("eu-west-1")]
    stack Show {
        let ads = AdConfiguration {
            media_tailor_playback_configurations: [{
                playback_configuration_arn: "arn:aws:mediatailor:eu-west-1:123456789012:playbackConfiguration/ads",
            }],
        };
    }
}

fn main() {}
