use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Video {
        let main = Channel {};
        #[export("main-url")]
        output url = main.playback_url;
    }
    stack Show {
        let encoder = StreamKey { channel_arn: Video.url };
    }
}

fn main() {}
