use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let viewers = PlaybackKeyPair {
            public_key_material: "-----BEGIN CERTIFICATE-----\n\
                AAAA\n\
                -----END CERTIFICATE-----\n",
        };
    }
}

fn main() {}
