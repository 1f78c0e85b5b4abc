use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {
            container_format: Ts,
            multitrack_input_configuration: { enabled: true, policy: Allow, maximum_resolution: FullHd },
        };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
