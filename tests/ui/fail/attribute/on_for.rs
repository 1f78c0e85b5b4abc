use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow(channel_without_stream_key)]
        for room in ["lobby", "hall"] {
            let chat = Room {};
        }
    }
}

fn main() {}
