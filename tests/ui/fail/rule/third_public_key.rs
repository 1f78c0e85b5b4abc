#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(material: String) {
        let first = PublicKey { public_key_material: material.clone() };
        let second = PublicKey { public_key_material: material.clone() };
        let third = PublicKey { public_key_material: material.clone() };
    }
}

fn main() {}
