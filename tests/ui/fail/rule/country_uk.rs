use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let islands = PlaybackRestrictionPolicy { allowed_countries: ["UK"] };
        output policy = islands.arn;
    }
}

fn main() {}
