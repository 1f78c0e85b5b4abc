use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let site = PlaybackRestrictionPolicy { allowed_origins: ["not an origin"] };
        output policy = site.arn;
    }
}

fn main() {}
