#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE"] };
        let viewers = PlaybackKeyPair { public_key_material: include_str!("../../../goldens/public_key.pem") };
        let main = Channel { authorized: true };
        let encoder = main.add_stream_key();
        output policy = europe.arn;
    }
}

fn main() {}
