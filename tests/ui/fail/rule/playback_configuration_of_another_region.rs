use ivs_core::ivs_stack;

ivs_stack! {
    #[region("us-west-2")]
    stack Show {
        let ads = AdConfiguration {
            media_tailor_playback_configurations: [{
                playback_configuration_arn: "arn:aws:mediatailor:us-east-1:123456789012:playbackConfiguration/show",
            }],
        };
        output ads = ads.arn;
    }
}

fn main() {}
