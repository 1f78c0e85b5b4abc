use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: include_str!("private.pem") };
        let main = Channel {
            name: format!("a-{stage}"),
            latency_mode: include_str!("private.pem"),
            type: include_str!("private.pem"),
            authorized: include_str!("private.pem"),
            tags: { "team": include_str!("private.pem") },
        };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
