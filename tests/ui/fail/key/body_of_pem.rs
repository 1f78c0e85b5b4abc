//! The base64 of a key without the lines around it.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(playback_key_pair_without_private_channel)]
    stack Show {
        let viewers = PlaybackKeyPair {
            public_key_material: "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQmh4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSkK/UhYGWkXlbJlc9zn13imYWgVGe/BMFp",
        };
    }
}

fn main() {}
