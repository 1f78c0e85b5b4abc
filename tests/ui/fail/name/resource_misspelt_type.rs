use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Chanel {};
        let encoder = main.add_stream_key();
        output playback_url = main.playback_url;
    }
}

fn main() {}
