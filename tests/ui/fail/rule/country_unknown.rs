use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "ZZ"] };
        output policy = europe.arn;
    }
}

fn main() {}
