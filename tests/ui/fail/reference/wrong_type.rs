use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let policy = PlaybackRestrictionPolicy {};
        let main = Channel { recording_configuration_arn: policy };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
