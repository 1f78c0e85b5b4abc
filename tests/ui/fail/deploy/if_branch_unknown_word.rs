use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let stage = Parameter { type: String };
        let main = Channel { latency_mode: if stage == "prod" { Fast } else { Low } };
    }
}

fn main() {}
