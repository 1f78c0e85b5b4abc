#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let hosts = PublicKey { public_key_material: include_str!("../../../goldens/public_key.pem") };
        let guests = PublicKey { public_key_material: include_str!("../../../goldens/public_key.pem") };
    }
}

fn main() {}
