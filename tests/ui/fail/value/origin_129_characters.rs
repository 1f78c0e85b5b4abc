use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let policy = PlaybackRestrictionPolicy {
            allowed_origins: [
                "https://1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901",
            ],
        };
    }
}

fn main() {}
