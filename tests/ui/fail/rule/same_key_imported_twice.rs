//! The CDK imports the same public key under two names; the service refuses the second.

use ivs_core::ivs_stack;

ivs_stack! {
    stack TwoKeyPairs {
        let playback_key_pair = PlaybackKeyPair {
            public_key_material: include_str!("../../../goldens/public_key.pem"),
        };
        let named_key_pair = PlaybackKeyPair {
            name: "viewer-key",
            public_key_material: include_str!("../../../goldens/public_key.pem"),
        };
    }
}

fn main() {}
