use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE"] };
        let main = Channel { playback_restriction_policy_arn: europe };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
