use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {
            container_format: FragmentedMp4,
            multitrack_input_configuration: { enabled: true, policy: Require },
        };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
