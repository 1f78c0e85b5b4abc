use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let viewers = PlaybackKeyPair { public_key_material: include_str!("no_such_key.pem") };
    }
}

fn main() {}
