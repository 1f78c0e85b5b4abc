use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(material: String) {
        for viewer in ["a", "b", "c", "d"] {
            let viewers = PlaybackKeyPair { public_key_material: material.clone() };
        }
    }
}

fn main() {}
