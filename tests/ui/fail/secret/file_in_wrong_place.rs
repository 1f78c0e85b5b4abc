use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter {
            type: String,
            default: "dev",
            allowed_values: ["prod", include_str!("notes.txt")],
        };
        let main = Channel {
            name: include_str!("notes.txt"),
            type: if stage == "prod" { Basic } else { include_str!("notes.txt") },
            latency_mode: include_str!("mode.txt"),
            authorized: include_str!("mode.txt"),
            tags: { "team": include_str!("notes.txt") },
        };
        let encoder = main.add_stream_key();
        let viewers = PlaybackKeyPair { public_key_material: include_str!("notes.txt") };
        output notes = Fn::sub(include_str!("notes.txt"));
    }
}

fn main() {}
