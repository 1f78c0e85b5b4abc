//! A public key of stages begins in the first line, and ends in the last; a key pair of channels may
//! have more.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(playback_key_pair_without_private_channel)]
    stack Show {
        let before = PublicKey {
            public_key_material: r"
-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm
h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk
K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp
-----END PUBLIC KEY-----
",
        };
        let behind = PublicKey {
            public_key_material: r"-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEmMrYij6ey2BKu+s6chBFY5AJhX5Kk28J
LWK9yBJfgWF0A393xwO2OAQ84VY+p7xeytUAEffTuVkTp0m2v8vdTsZ2ArJJopJZ
eBhIaV8sHDsViQcv9cX1vVAEGkcReTOd
-----END PUBLIC KEY-----

",
        };
        let viewers = PlaybackKeyPair {
            public_key_material: r"
-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm
h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk
K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp
-----END PUBLIC KEY-----
",
        };
    }
}

fn main() {}
