use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {};
        let encoder = main.add_stream_key();
        output url = main.playbak_url;
    }
}

fn main() {}
