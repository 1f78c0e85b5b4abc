use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show(is_large: bool) {
        let main = Channel { latency_mode: if is_large { Fast } else { Low } };
    }
}

fn main() {}
