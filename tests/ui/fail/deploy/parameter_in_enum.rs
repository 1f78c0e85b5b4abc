use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let mode = Parameter { type: String, allowed_values: ["LOW", "FAST"] };
        let main = Channel { latency_mode: mode };
    }
}

fn main() {}
