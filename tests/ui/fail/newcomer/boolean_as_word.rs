use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { insecure_ingest: False };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
