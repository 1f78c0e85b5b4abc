//! What a rule asks for may come from several resources, each under its condition; and what can't
//! exist together doesn't clash.

#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Keys {
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let is_prod = stage == "prod";
        let main = Channel { authorized: true };
        if is_prod {
            let viewers = PlaybackKeyPair {
                public_key_material: include_str!("../../goldens/public_key.pem"),
            };
            let encoder = main.add_stream_key();
        }
        if stage == "dev" {
            let testers = PlaybackKeyPair {
                public_key_material: include_str!("../../goldens/public_key.pem"),
            };
            let test_encoder = main.add_stream_key();
        }
    }

    stack FewAtOnce(material: String) {
        let stage = Parameter { type: String, default: "dev" };
        if stage == "prod" {
            let second = PublicKey { public_key_material: material.clone() };
        } else {
            let third = PublicKey { public_key_material: material.clone() };
            let main = Channel {};
            let encoder = main.add_stream_key();
        }
        if stage == "test" {
            let fourth = PublicKey { public_key_material: material.clone() };
        }
    }
}

fn main() {}
