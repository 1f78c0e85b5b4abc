use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let viewers = PlaybackKeyPair {
            public_key_material: "-----BEGIN PRIVATE KEY-----\n\
                MIG2AgEAMBAG\n\
                -----END PRIVATE KEY-----\n",
        };
    }
}

fn main() {}
