use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let viewers = PlaybackKeyPair {
            public_key_material: "-----BEGIN PUBLIC KEY-----\n\
                MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEmMrYij6ey2BKu+s6chBFY5AJhX5Kk28J\n\
                LWK9yBJfgWF0A393xwO2OAQ84VY+p7xeytUAEffTuVkTp0m2v8vdTsZ2ArJJopJZ\n\
                -----END PUBLIC KEY-----\n",
        };
    }
}

fn main() {}
