//! A value of an enum may stand behind the name of its type, as in Rust, without an import.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { latency_mode: LatencyMode::Low };
        let encoder = main.add_stream_key();
    }
}

fn main() {
    let json = Show.template().unwrap().to_json();
    assert!(json.contains(r#""LatencyMode":"LOW""#), "{json}");
}
