#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "dev" };
        if stage == "prod" {
            let main = Channel { authorized: true };
            let encoder = main.add_stream_key();
            let viewers = PlaybackKeyPair { public_key_material: include_str!("../../../goldens/public_key.pem") };
        } else {
            let testers = PlaybackKeyPair { public_key_material: include_str!("../../../goldens/public_key.pem") };
        }
    }
}

fn main() {}
