use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let main = Channel {};
        let key = main.add_stream_key();
        output all = format!("rtmps://{}", key.value);
    }
}

fn main() {}
