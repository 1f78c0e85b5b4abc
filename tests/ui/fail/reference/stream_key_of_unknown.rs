use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {};
        let encoder = mian.add_stream_key();
        let other = main.add_stream_key();
    }
}

fn main() {}
