use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let policy = PlaybackRestrictionPolicy { allowed_countries: "DE" };
    }
}

fn main() {}
