use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let viewers = PlaybackKeyPair {
            public_key_material: "-----BEGIN PUBLIC KEY-----\n\
                MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgITeOGZ3ZaqWZ2dwX56bctU60m0e\n\
                MxbJ4xEgXdfFsgUXVzzNleBOav5+6szeSvrnrHQU9QvzLTMdyKoNRWmW5A==\n\
                -----END PUBLIC KEY-----\n",
        };
    }
}

fn main() {}
