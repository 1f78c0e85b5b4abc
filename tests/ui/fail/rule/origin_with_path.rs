use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let site = PlaybackRestrictionPolicy { allowed_origins: ["https://example.com/"] };
        output policy = site.arn;
    }
}

fn main() {}
