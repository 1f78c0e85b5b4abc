use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Video {
        let main = Channel {};
        output main_arn = main.arn;
    }
    stack Show {
        let encoder = StreamKey { channel_arn: Video.main_arn };
    }
}

fn main() {}
