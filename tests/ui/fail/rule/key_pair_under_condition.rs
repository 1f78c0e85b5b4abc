use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "dev" };
        if stage == "prod" {
            let viewers = PlaybackKeyPair { public_key_material: include_str!("../../../goldens/public_key.pem") };
        }
        let main = Channel { authorized: true };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
