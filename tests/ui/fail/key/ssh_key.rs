use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let viewers = PlaybackKeyPair { public_key_material: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@example.com" };
    }
}

fn main() {}
