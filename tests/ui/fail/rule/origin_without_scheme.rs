use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let site = PlaybackRestrictionPolicy { allowed_origins: ["example.com:8080"] };
        output policy = site.arn;
    }
}

fn main() {}
